package io.mittari.web;

import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.TrustEntry;
import io.mittari.tenant.admin.KnownBundle;
import io.mittari.tenant.admin.Trust;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
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

    static JsonObjectBuilder of(Trust.Feed feed) {
        return Json.createObjectBuilder()
                .add("serial", feed.serial())
                .add("issued", feed.issued().toString())
                .add("bad", feed.bad())
                .add("signer", feed.signer())
                .add("by", feed.by())
                .add("at", feed.at().toString());
    }

    /** Whose a certificate is. */
    private static String name(String pem) {
        try (var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in)
                            instanceof X509Certificate certificate
                    ? certificate.getSubjectX500Principal().getName()
                    : "";
        } catch (CertificateException | IOException unreadable) {
            throw new IllegalStateException("a trusted certificate cannot be read", unreadable);
        }
    }

    static JsonObjectBuilder of(TrustEntry entry) {
        var json = Json.createObjectBuilder()
                .add("id", entry.id())
                .add("kind", entry.certificate() == null ? "digest" : "certificate");
        if (entry.certificate() != null) {
            json.add("name", name(entry.certificate())).add("certificate", entry.certificate());
        }
        return json.add("by", entry.by())
                .add("why", entry.why())
                .add("at", entry.at().toString());
    }
}
