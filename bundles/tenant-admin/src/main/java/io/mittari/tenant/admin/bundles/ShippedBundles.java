package io.mittari.tenant.admin.bundles;

import static java.util.Comparator.comparing;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Version;

/** The connectors, reports and alerts that came with this platform. */
public record ShippedBundles(List<BundleKey> bundles) {

    public ShippedBundles {
        bundles = List.copyOf(bundles);
    }

    /** @param file {@code run/shipped.json}, which the launcher writes */
    public static ShippedBundles read(Path file) throws Unavailable {
        try (var in = Files.newInputStream(file);
                var reader = Json.createReader(in)) {
            return new ShippedBundles(reader.readArray().stream()
                    .map(JsonValue::asJsonObject)
                    .filter(each -> each.getString("kind").equals("available"))
                    .map(each ->
                            new BundleKey(each.getString("name"), each.getString("version"), each.getString("sha256")))
                    .toList());
        } catch (IOException | JsonException e) {
            throw new Unavailable("%s, the list of shipped bundles, cannot be read".formatted(file), e);
        }
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
        return new BadRequest(
                "%s%s is not shipped; there are: %s".formatted(part, component, there.isEmpty() ? "none" : there));
    }

    private static Version version(String text) {
        return Version.parseVersion(text);
    }
}
