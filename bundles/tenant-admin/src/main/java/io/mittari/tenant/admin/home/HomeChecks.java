package io.mittari.tenant.admin.home;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.LiveInstance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;

/** Looks at what lies beside the store. Reads each bundle of a tenant once. */
final class HomeChecks {

    /** A file that nobody has taken for so long will not be taken. */
    private static final Duration WAITS = Duration.ofMinutes(10);

    private final Path home;
    private final Deployments deployments;
    private final BiConsumer<TenantId, String> copies;
    private final Clock clock;

    HomeChecks(Path home, Deployments deployments, BiConsumer<TenantId, String> copies, Clock clock) {
        this.home = home;
        this.deployments = deployments;
        this.copies = copies;
        this.clock = clock;
    }

    List<Finding> check(TenantId tenant) throws Unavailable {
        var findings = new ArrayList<Finding>();
        for (var live : deployments.live(tenant)) {
            bundle(tenant, live, findings);
            if (live.kind() == LiveInstance.Kind.CONNECTOR) {
                inbox(tenant, live, findings);
            }
        }
        copy(tenant, findings);
        return findings;
    }

    private void bundle(TenantId tenant, LiveInstance live, List<Finding> findings) {
        var jar = home.resolve("bundles").resolve(live.sha256() + ".jar");
        var what = "tenant %s: the bundle %s %s of %s"
                .formatted(
                        tenant,
                        live.component(),
                        live.version(),
                        live.instance().name());
        try {
            if (!Files.exists(jar)) {
                findings.add(
                        Finding.open(
                                "%s is not there: %s".formatted(what, jar),
                                "start the platform anew, what is shipped is made again; else mittari bundle install its jar, or restore it from a backup"));
            } else if (!sha256(jar).equals(live.sha256())) {
                findings.add(
                        Finding.open(
                                "%s is damaged: %s has another digest".formatted(what, jar),
                                "delete it and start the platform anew, what is shipped is made again; else restore it from a backup"));
            }
        } catch (IOException e) {
            findings.add(Finding.open(
                    "%s cannot be read: %s".formatted(what, jar), "make it readable for the owner of the platform"));
        }
    }

    /** Files are taken one after the other, so the oldest tells. */
    private void inbox(TenantId tenant, LiveInstance live, List<Finding> findings) throws Unavailable {
        var folder = home.resolve("inbox")
                .resolve(tenant.value())
                .resolve(live.instance().name());
        if (!Files.isDirectory(folder)) {
            return;
        }
        int waiting = 0;
        Path oldest = null;
        try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (var file : files) {
                if (file.getFileName().toString().startsWith(".")) {
                    continue;
                }
                var since = Duration.between(Files.getLastModifiedTime(file).toInstant(), clock.instant());
                if (since.compareTo(WAITS) > 0) {
                    waiting++;
                    oldest = oldest == null
                                    || Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(oldest)) < 0
                            ? file
                            : oldest;
                }
            }
        } catch (IOException e) {
            throw new Unavailable("the inbox %s cannot be read".formatted(folder), e);
        }
        if (oldest != null) {
            findings.add(
                    Finding.open(
                            "tenant %s: %s waits in the inbox of %s for more than %d minutes%s"
                                    .formatted(
                                            tenant,
                                            oldest,
                                            live.instance().name(),
                                            WAITS.toMinutes(),
                                            waiting == 1 ? "" : ", with %d more behind it".formatted(waiting - 1)),
                            "logs/mittari.log says why it is not taken; mend that, or move the file away, and those behind it are taken"));
        }
    }

    private void copy(TenantId tenant, List<Finding> findings) throws Unavailable {
        var stored = deployments.tenant(tenant);
        if (stored.isEmpty()) {
            return;
        }
        var file = home.resolve("tenants").resolve(tenant + ".json");
        boolean right;
        try {
            right = Files.exists(file)
                    && Files.readString(file).equals(stored.get().file());
        } catch (IOException unreadable) {
            right = false;
        }
        if (!right) {
            copies.accept(tenant, stored.get().file());
            findings.add(Finding.mended(
                    "tenant %s: %s was not what is stored".formatted(tenant, file), "it is written again"));
        }
    }

    private static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }
}
