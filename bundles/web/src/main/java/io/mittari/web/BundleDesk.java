package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.tenant.admin.Bundles;
import io.mittari.tenant.admin.Trust;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Bundles that were added to those of the platform, and what makes bundles trusted. */
final class BundleDesk {

    /** Who changes them over this door. */
    private static final String BY = "api";

    private static final long LARGEST = 64L << 20;

    private final Bundles bundles;
    private final Trust trust;

    BundleDesk(Bundles bundles, Trust trust) {
        this.bundles = bundles;
        this.trust = trust;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/bundles", this::list),
                Route.post("/bundles", this::install),
                Route.delete("/bundles/{name}/{version}", this::uninstall),
                Route.get("/trust", this::trusted),
                Route.post("/trust", this::trust),
                Route.get("/trust/feed", this::heldFeed),
                Route.post("/trust/feed", this::feed),
                Route.delete("/trust/{id}", this::distrust));
    }

    private Reply list(Call call) throws MetricsException {
        var array = Json.createArrayBuilder();
        bundles.list().forEach(each -> array.add(BundleJson.of(each)));
        return Reply.ok(array.build());
    }

    /** The body is the jar. */
    private Reply install(Call call) throws MetricsException, Refusal, IOException {
        boolean trusted = call.flag("trust");
        var why = call.one("why").orElse("");
        if (call.length() > LARGEST) {
            throw Refusal.tooLarge("the bundle is refused: it has more than %d MB".formatted(LARGEST >> 20));
        }
        var installed = bundles.install(call.body(), trusted, BY, why);
        return Reply.json(
                installed.fresh() ? 201 : 200,
                BundleJson.of(installed.bundle())
                        .add("fresh", installed.fresh())
                        .build());
    }

    private Reply uninstall(Call call) throws MetricsException {
        var gone = bundles.uninstall(call.place("name"), call.place("version"));
        return Reply.ok(BundleJson.of(gone).build());
    }

    private Reply trusted(Call call) throws MetricsException {
        var array = Json.createArrayBuilder();
        for (var each : trust.trusted()) {
            array.add(BundleJson.of(each));
        }
        return Reply.ok(array.build());
    }

    private Reply trust(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        var why = given.getString("why", "");
        var entry = given.containsKey("certificate")
                ? trust.addCertificate(needed(given, "certificate"), BY, why)
                : trust.addDigest(needed(given, "sha256"), BY, why);
        return Reply.json(201, BundleJson.of(entry).build());
    }

    /** The signature in base 64; the document as text, for it is UTF-8. */
    private Reply feed(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        var document = needed(given, "document").getBytes(StandardCharsets.UTF_8);
        return Reply.json(
                201, BundleJson.of(trust.feed(document, signature(given), BY)).build());
    }

    private static byte[] signature(JsonObject given) throws Refusal {
        try {
            return Base64.getDecoder().decode(needed(given, "signature"));
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.malformed("'signature' is not in base 64");
        }
    }

    private Reply heldFeed(Call call) throws MetricsException, Refusal {
        var feed = trust.feed()
                .orElseThrow(
                        () -> Refusal.notFound("there is no list of bad bundles; mittari trust feed FILE brings one"));
        return Reply.ok(BundleJson.of(feed).build());
    }

    private Reply distrust(Call call) throws MetricsException {
        return Reply.ok(BundleJson.of(trust.remove(call.place("id"))).build());
    }

    private static String needed(JsonObject given, String key) throws Refusal {
        if (given.get(key) instanceof JsonString text) {
            return text.getString();
        }
        throw Refusal.malformed("'%s' is missing, or no text".formatted(key));
    }
}
