package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.tenant.admin.Bundles;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs jars that are put into a folder, as {@code bundle install} does without {@code --trust}. One that is installed goes
 * to {@code done/}, one that is refused to {@code refused/} with the reason beside it; one that cannot be taken now stays and
 * is tried again.
 */
final class DeployFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
    private static final String BY = "deploy";
    private static final String DONE = "done";
    private static final String REFUSED = "refused";
    private static final long LOOK_MILLIS = 1000;
    private static final int FAREWELL_SECONDS = 5;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Bundles bundles;
    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, DeployFolder::thread);
    /** As it was at the last look: a file that is as it was then is there whole. */
    private Map<Path, Found> last = Map.of();

    private final Map<Path, String> told = new HashMap<>();

    private record Found(long length, Instant changed) {

        static Found of(Path file) throws IOException {
            return new Found(Files.size(file), Files.getLastModifiedTime(file).toInstant());
        }
    }

    DeployFolder(Path folder, Bundles bundles, Clock clock) {
        this.folder = folder;
        this.bundles = bundles;
        this.clock = clock;
    }

    /** Begins to look into it now and then. */
    void begin() {
        var unused = thread.scheduleWithFixedDelay(this::lookSafely, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (IOException | RuntimeException e) { // the edge: the next look may go better
            LOG.error("{} cannot be looked into", folder, e);
        }
    }

    /** Takes every jar that has not changed since the last look. By one thread at a time. */
    void look() throws IOException {
        for (var each : List.of(folder, folder.resolve(DONE), folder.resolve(REFUSED))) {
            Files.createDirectories(each, TenantFolder.ownerOnly("rwx------"));
        }
        var now = new HashMap<Path, Found>();
        try (var files = Files.newDirectoryStream(folder, DeployFolder::isJar)) {
            for (var file : files) {
                now.put(file, Found.of(file));
            }
        }
        told.keySet().retainAll(now.keySet());
        for (var each :
                now.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            if (each.getValue().equals(last.get(each.getKey()))) {
                take(each.getKey());
            }
        }
        last = now;
    }

    private static boolean isJar(Path file) {
        var name = String.valueOf(file.getFileName());
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && !name.startsWith(".")
                && name.toLowerCase(Locale.ROOT).endsWith(".jar");
    }

    private void take(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var installed = bundles.install(content, false, BY, "put into deploy/ as " + file.getFileName());
            LOG.info(
                    "{}: {} {} {}",
                    file,
                    installed.bundle().name(),
                    installed.bundle().version(),
                    installed.fresh() ? "is installed" : "was there already");
            Files.move(file, free(DONE, file), StandardCopyOption.ATOMIC_MOVE);
        } catch (BadRequest refused) {
            refuse(file, String.valueOf(refused.getMessage()));
        } catch (Unavailable | IOException later) {
            var why = String.valueOf(later.getMessage());
            if (!why.equals(told.put(file, why))) {
                LOG.warn("{} is not taken now, and is tried again: {}", file, why);
            }
        }
    }

    /** The reason first: whoever finds the jar finds it too. */
    private void refuse(Path file, String why) throws IOException {
        LOG.warn("{}: {}", file, why);
        var place = free(REFUSED, file);
        var reason = Json.createObjectBuilder()
                .add("file", String.valueOf(file.getFileName()))
                .add("at", clock.instant().toString())
                .add("reason", why)
                .build();
        Files.writeString(place.resolveSibling(place.getFileName() + ".reason.json"), reason + "\n");
        Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** With the time in its name where the folder has a file of that name already. */
    private Path free(String where, Path file) {
        var name = String.valueOf(file.getFileName());
        var stem = name.substring(0, name.length() - ".jar".length());
        var free = folder.resolve(where).resolve(name);
        for (int number = 1; Files.exists(free); number++) {
            free = folder.resolve(where)
                    .resolve("%s-%s%s.jar"
                            .formatted(stem, STAMP.format(clock.instant()), number == 1 ? "" : "-" + number));
        }
        return free;
    }

    /** No interrupts: they would harm the store's files. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("a bundle is being installed still; the platform stops all the same");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Thread thread(Runnable work) {
        var made = new Thread(work, "mittari-deploy");
        made.setDaemon(true);
        return made;
    }
}
