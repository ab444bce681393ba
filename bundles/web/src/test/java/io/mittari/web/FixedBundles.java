package io.mittari.web;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.metrics.store.TrustEntry;
import io.mittari.tenant.admin.Bundles;
import io.mittari.tenant.admin.KnownBundle;
import io.mittari.tenant.admin.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows a shipped connector and an installed report that acme runs. */
final class FixedBundles implements Bundles, Trust {

    static final String SHA256 = "ab".repeat(32);

    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBQTCB56ADAgECAghOizTJyj4DyjAKBggqhkjOPQQDAjAUMRIwEAYDVQQDEwlB
            Z2VuY3kgQ0EwIBcNMjYxMTIyMTczMTAyWhgPMjEyNjEwMjkxNzMxMDJaMBQxEjAQ
            BgNVBAMTCUFnZW5jeSBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABOOJCnEr
            gEc5TTZ0ifcTWXWHMUBFwiTiuFuVx3tuISO4ODy7dyzKNsIrbgc+raRd1rCuUnV3
            vaG0R8+p0M/UKwujITAfMB0GA1UdDgQWBBRO6XajFEZmWbDRwz6ApiTC5TRK3DAK
            BggqhkjOPQQDAgNJADBGAiEApMfaLFHMZSR3+dHiQKFqilUO/u+cOSCc8Zrz8KlF
            MLUCIQCvgNjmZ+sNwUup18IDTybsA3VFV16aoyn2no3xW1lqRA==
            -----END CERTIFICATE-----
            """;

    final List<String> asked = new ArrayList<>();

    @Nullable
    String trouble;

    private @Nullable Feed feed;

    private static InstalledBundle summary() {
        return new InstalledBundle(
                SHA256,
                "com.agency.summary",
                "1.2.0",
                Kind.REPORT,
                4711,
                "its digest is trusted",
                "api",
                "",
                Instant.EPOCH);
    }

    private KnownBundle known() {
        return new KnownBundle(
                "com.agency.summary", "1.2.0", SHA256, Kind.REPORT, summary(), List.of(new TenantId("acme")), trouble);
    }

    @Override
    public Installed install(InputStream jar, boolean trust, String by, String why) throws BadRequest, IOException {
        var content = new String(jar.readAllBytes(), StandardCharsets.UTF_8);
        asked.add("install %s %s %s %s".formatted(content, trust, by, why));
        if (content.equals("bad")) {
            throw new BadRequest("the bundle is refused: it is no jar");
        }
        return new Installed(known(), trust);
    }

    @Override
    public List<KnownBundle> list() {
        return List.of(
                known(),
                new KnownBundle(
                        "io.mittari.connectors.csv", "0.1.0", "cd".repeat(32), Kind.CONNECTOR, null, List.of(), null));
    }

    @Override
    public InstalledBundle uninstall(String name, String version) throws BadRequest {
        if (!name.equals("com.agency.summary")) {
            throw new BadRequest("bundle %s %s came with this platform".formatted(name, version));
        }
        return summary();
    }

    private static TrustEntry entry(String why) {
        return new TrustEntry(SHA256, null, "api", why, Instant.EPOCH);
    }

    @Override
    public List<TrustEntry> trusted() {
        return List.of(entry("ours"));
    }

    @Override
    public TrustEntry addDigest(String sha256, String by, String why) {
        asked.add("trust %s %s %s".formatted(sha256, by, why));
        return entry(why);
    }

    @Override
    public TrustEntry addCertificate(String pem, String by, String why) {
        asked.add("certificate %s %s %s".formatted(pem, by, why));
        return new TrustEntry(SHA256, CERTIFICATE, by, why, Instant.EPOCH);
    }

    @Override
    public Feed feed(byte[] document, byte[] signature, String by) {
        asked.add("feed %s %s %s"
                .formatted(new String(document, StandardCharsets.UTF_8), Arrays.toString(signature), by));
        feed = new Feed(7, Instant.EPOCH, 2, SHA256, by, Instant.EPOCH);
        return feed;
    }

    @Override
    public Optional<Feed> feed() {
        return Optional.ofNullable(feed);
    }

    @Override
    public TrustEntry remove(String id) throws BadRequest {
        if (!SHA256.startsWith(id)) {
            throw new BadRequest("there is no trust entry '%s'".formatted(id));
        }
        return entry("ours");
    }
}
