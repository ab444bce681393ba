package io.mittari.tenant.admin.file;

import java.util.Collection;
import java.util.Set;

/**
 * Whose value a place comes to that both sides have changed.
 *
 * @param keep places that stay as the tenant has them, and all that stands below these
 * @param take places that become as the template has them, and all that stands below these
 */
public record Choices(Set<String> keep, Set<String> take) {

    public static final Choices NONE = new Choices(Set.of(), Set.of());

    public Choices {
        keep = Set.copyOf(keep);
        take = Set.copyOf(take);
    }

    boolean keeps(String place) {
        return covers(keep, place);
    }

    boolean takes(String place) {
        return covers(take, place);
    }

    private static boolean covers(Collection<String> chosen, String place) {
        return chosen.stream().anyMatch(each -> place.equals(each) || place.startsWith(each + "."));
    }
}
