package io.mittari.web;

import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.TrustEntry;
import io.mittari.tenant.admin.KnownBundle;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Locale;

/** Bundles and trust as JSON. */
final class BundleJson {

    private BundleJson() {}

    static JsonObjectBuilder of(KnownBundle bundle) {
        var installed = bundle.installed();
        var json = Json.createObjectBuilder();
        if (installed == null) {
            json.add("name", bundle.name()).add("version", bundle.version());
            if (bundle.kind() != null) {
                json.add("kind", bundle.kind().name().toLowerCase(Locale.ROOT));
            }
            json.add("sha256", bundle.sha256());
        } else {
            json = of(installed);
        }
        json.add("shipped", installed == null);
        var tenants = Json.createArrayBuilder();
        bundle.tenants().forEach(tenant -> tenants.add(tenant.value()));
        json.add("tenants", tenants);
        return bundle.trouble() == null ? json : json.add("trouble", bundle.trouble());
    }

    static JsonObjectBuilder of(InstalledBundle bundle) {
        return Json.createObjectBuilder()
                .add("name", bundle.name())
                .add("version", bundle.version())
                .add("kind", bundle.kind().name().toLowerCase(Locale.ROOT))
                .add("sha256", bundle.sha256())
                .add("size", bundle.size())
                .add("trust", bundle.trust())
                .add("by", bundle.by())
                .add("why", bundle.why())
                .add("at", bundle.at().toString());
    }

    static JsonObjectBuilder of(TrustEntry entry) {
        var json = Json.createObjectBuilder()
                .add("id", entry.id())
                .add("kind", entry.certificate() == null ? "digest" : "certificate");
        if (entry.certificate() != null) {
            json.add("certificate", entry.certificate());
        }
        return json.add("by", entry.by())
                .add("why", entry.why())
                .add("at", entry.at().toString());
    }
}
