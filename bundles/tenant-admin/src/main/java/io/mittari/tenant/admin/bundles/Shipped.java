package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.Unavailable;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What came with this platform.
 *
 * @param available connectors, reports and alerts
 * @param digests of all jars, those of the platform itself too
 */
public record Shipped(KnownBundles available, Set<String> digests) {

    public Shipped {
        digests = Set.copyOf(digests);
    }

    /** @param file {@code run/shipped.json}, which the launcher writes */
    public static Shipped read(Path file) throws Unavailable {
        try (var in = Files.newInputStream(file);
                var reader = Json.createReader(in)) {
            var all = reader.readArray().stream().map(JsonValue::asJsonObject).toList();
            return new Shipped(
                    new KnownBundles(available(all)),
                    all.stream().map(each -> each.getString("sha256")).collect(Collectors.toSet()));
        } catch (IOException | JsonException e) {
            throw new Unavailable("%s, the list of shipped bundles, cannot be read".formatted(file), e);
        }
    }

    private static List<BundleKey> available(List<JsonObject> all) {
        return all.stream()
                .filter(each -> each.getString("kind").equals("available"))
                .map(each -> new BundleKey(each.getString("name"), each.getString("version"), each.getString("sha256")))
                .toList();
    }

    /** Whether it is one of those tenants can be given. */
    boolean offers(String sha256) {
        return available.bundles().stream().anyMatch(each -> each.sha256().equals(sha256));
    }
}
