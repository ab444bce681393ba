package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.TenantVersion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which tenants a command is for: ids and {@code @tags} with commas between, or {@code all}. Files are looked into for
 * tags only: an id costs one look-up, however many tenants there are.
 *
 * @param tags of a tenant file
 */
record Selector(KnownTenants known, Function<String, Set<String>> tags) {

    List<TenantId> select(String selector) throws BadRequest, Unavailable {
        var selected = new LinkedHashSet<TenantId>();
        for (var part : selector.split(",", -1)) {
            selected.addAll(part(part.strip()));
        }
        return List.copyOf(selected);
    }

    private List<TenantId> part(String part) throws BadRequest, Unavailable {
        if (part.equals("all")) {
            return known.demandAny().stream().map(TenantVersion::tenant).toList();
        }
        return part.startsWith("@") ? tagged(part.substring(1)) : List.of(known.demand(part));
    }

    private List<TenantId> tagged(String tag) throws BadRequest, Unavailable {
        var all = known.demandAny();
        var found = all.stream()
                .filter(each -> tags.apply(each.file()).contains(tag))
                .map(TenantVersion::tenant)
                .toList();
        if (found.isEmpty()) {
            var tagged = all.stream()
                    .flatMap(each -> tags.apply(each.file()).stream())
                    .distinct()
                    .sorted()
                    .map(each -> "@" + each)
                    .collect(Collectors.joining(", "));
            throw new BadRequest(
                    "no tenant has the tag @%s; there are: %s".formatted(tag, tagged.isEmpty() ? "none" : tagged));
        }
        return found;
    }
}
