package io.mittari.tenant.admin.bundles;

import static java.util.Comparator.comparing;

import io.mittari.metrics.api.MetricsException.BadRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Version;

/** Connectors, reports and alerts that tenants can be given: those that came with this platform, and those installed. */
public record KnownBundles(List<BundleKey> bundles) {

    public KnownBundles {
        bundles = List.copyOf(bundles);
    }

    public Optional<BundleKey> find(String component, String version) {
        return bundles.stream()
                .filter(each -> each.name().equals(component))
                .filter(each -> version(each.version()).equals(version(version)))
                .findFirst();
    }

    public BundleKey demand(String component, String version) throws BadRequest {
        return find(component, version).orElseThrow(() -> unknown(component, "version " + version + " of "));
    }

    public Optional<BundleKey> newest(String component) {
        return bundles.stream()
                .filter(each -> each.name().equals(component))
                .max(comparing(each -> version(each.version())));
    }

    public BundleKey demandNewest(String component) throws BadRequest {
        return newest(component).orElseThrow(() -> unknown(component, ""));
    }

    private BadRequest unknown(String component, String part) {
        var there = bundles.stream()
                .sorted(comparing(BundleKey::name).thenComparing(each -> version(each.version())))
                .map(BundleKey::toString)
                .collect(Collectors.joining(", "));
        return new BadRequest("%s%s is neither shipped nor installed; there are: %s"
                .formatted(part, component, there.isEmpty() ? "none" : there));
    }

    private static Version version(String text) {
        return Version.parseVersion(text);
    }
}
