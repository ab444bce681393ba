package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which tenants a command is for: ids and {@code @tags} with commas between, or {@code all}. */
final class Selector {

    private final Map<TenantId, Set<String>> tags;

    /** @param tags of every tenant, in the order of their ids */
    Selector(Map<TenantId, Set<String>> tags) {
        this.tags = tags;
    }

    List<TenantId> select(String selector) throws BadRequest {
        if (tags.isEmpty()) {
            throw new BadRequest("there is no tenant yet; 'tenant add' makes one");
        }
        var selected = new LinkedHashSet<TenantId>();
        for (var part : selector.split(",", -1)) {
            selected.addAll(part(part.strip()));
        }
        return List.copyOf(selected);
    }

    private List<TenantId> part(String part) throws BadRequest {
        if (part.equals("all")) {
            return List.copyOf(tags.keySet());
        }
        var found = tags.entrySet().stream()
                .filter(each -> part.startsWith("@")
                        ? each.getValue().contains(part.substring(1))
                        : each.getKey().value().equals(part))
                .map(Map.Entry::getKey)
                .toList();
        if (found.isEmpty()) {
            throw part.startsWith("@") ? noTag(part) : noTenant(part);
        }
        return found;
    }

    private BadRequest noTag(String part) {
        var known = tags.values().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .map(tag -> "@" + tag)
                .collect(Collectors.joining(", "));
        return new BadRequest(
                "no tenant has the tag %s; there are: %s".formatted(part, known.isEmpty() ? "none" : known));
    }

    private BadRequest noTenant(String part) {
        return new BadRequest("there is no tenant '%s'; there are: %s"
                .formatted(part, tags.keySet().stream().map(TenantId::value).collect(Collectors.joining(", "))));
    }
}
