package io.mittari.tenant.admin.bundles;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * A list of bundles that are known to be bad.
 *
 * @param serial a later list has a higher one
 * @param issued when it was made
 */
public record BadBundles(long serial, Instant issued, List<Bad> bad) {

    private static final Set<String> KEYS = Set.of("feed", "serial", "issued", "bad");
    private static final Set<String> KEYS_OF_BAD = Set.of("sha256", "name", "versions", "reason");

    public BadBundles {
        bad = List.copyOf(bad);
    }

    /**
     * One jar, or versions of a bundle.
     *
     * @param sha256 null: it is meant by its name
     * @param name null: it is meant by its digest
     */
    public record Bad(@Nullable String sha256, @Nullable String name, VersionRange versions, String reason) {

        boolean means(BundleKey bundle) {
            return sha256 == null
                    ? bundle.name().equals(name) && versions.includes(Version.parseVersion(bundle.version()))
                    : bundle.sha256().equals(sha256);
        }
    }

    /** @throws IllegalArgumentException naming what is wrong with it, as the rest of a sentence on the list */
    public static BadBundles parsed(String document) {
        try (var reader = Json.createReader(new StringReader(document))) {
            var json = reader.readObject();
            demandKeys(json, KEYS, "");
            if (number(json, "feed") != 1) {
                throw new IllegalArgumentException("feed is %s; this platform reads 1".formatted(json.get("feed")));
            }
            return new BadBundles(number(json, "serial"), issued(json), bad(json));
        } catch (JsonException unreadable) {
            throw new IllegalArgumentException("it is no JSON object: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Why a bundle is bad; empty: it is not known to be. */
    Optional<String> reason(BundleKey bundle) {
        return bad.stream()
                .filter(each -> each.means(bundle))
                .findFirst()
                .map(each -> "it is known to be bad (list %d of %s): %s".formatted(serial, issued, each.reason()));
    }

    private static Instant issued(JsonObject json) {
        try {
            return Instant.parse(text(json, "issued", ""));
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "issued is %s, which is no moment; for example \"2026-11-20T12:00:00Z\""
                            .formatted(json.get("issued")),
                    unreadable);
        }
    }

    private static List<Bad> bad(JsonObject json) {
        if (!(json.get("bad") instanceof jakarta.json.JsonArray array)) {
            throw new IllegalArgumentException("bad is missing, or no list");
        }
        var bad = new ArrayList<Bad>();
        for (int i = 0; i < array.size(); i++) {
            var where = "bad[%d]".formatted(i);
            if (!(array.get(i) instanceof JsonObject one)) {
                throw new IllegalArgumentException(where + " is no object");
            }
            bad.add(one(one, where + "."));
        }
        return bad;
    }

    private static Bad one(JsonObject json, String where) {
        demandKeys(json, KEYS_OF_BAD, where);
        var reason = text(json, "reason", where);
        if (json.containsKey("sha256") == json.containsKey("name")) {
            throw new IllegalArgumentException("%s* has to have either sha256 or name".formatted(where));
        }
        if (json.containsKey("sha256")) {
            var sha256 = text(json, "sha256", where).toLowerCase(Locale.ROOT);
            if (!sha256.matches("[0-9a-f]{64}") || json.containsKey("versions")) {
                throw new IllegalArgumentException(
                        "%ssha256 is 64 digits 0-9 and a-f, and stands without versions".formatted(where));
            }
            return new Bad(sha256, null, new VersionRange("0"), reason);
        }
        var versions = json.containsKey("versions") ? text(json, "versions", where) : "0";
        try {
            return new Bad(null, text(json, "name", where), new VersionRange(versions), reason);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException(
                    "%sversions is \"%s\", which is no range; for example \"[1.0,1.2)\"".formatted(where, versions),
                    unreadable);
        }
    }

    private static void demandKeys(JsonObject json, Set<String> known, String where) {
        for (var key : json.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("%s%s is not known; there are: %s"
                        .formatted(
                                where,
                                key,
                                String.join(", ", known.stream().sorted().toList())));
            }
        }
    }

    private static long number(JsonObject json, String key) {
        if (json.get(key) instanceof JsonNumber number && number.isIntegral()) {
            try {
                return number.longValueExact();
            } catch (ArithmeticException tooLarge) {
                // told below
            }
        }
        throw new IllegalArgumentException("%s is missing, or no whole number".formatted(key));
    }

    private static String text(JsonObject json, String key, String where) {
        JsonValue value = json.get(key);
        if (value instanceof JsonString text && !text.getString().isBlank()) {
            return text.getString();
        }
        throw new IllegalArgumentException("%s%s is missing, or no text".formatted(where, key));
    }
}
