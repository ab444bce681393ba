package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What lies in the inbox of a tenant that is not there, or no more: nothing of it may reach the next tenant of that id.
 *
 * @param home of the platform
 */
record TenantInbox(Path home) {

    /** In an instance's folder: copies that the platform made of files it was given. */
    private static final String LOOKUPS = "lookups";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** @throws BadRequest if a file would be imported as soon as there is a tenant */
    void demandNoneWaits(TenantId tenant) throws BadRequest, Unavailable {
        try {
            for (var instance : entries(of(tenant))) {
                for (var file : Files.isDirectory(instance) ? entries(instance) : List.of(instance)) {
                    if (Files.isRegularFile(file)) {
                        throw new BadRequest(
                                "the file %s would be imported for the new tenant %s at once; move it away, and back when the tenant is there, if it is for this one"
                                        .formatted(file, tenant));
                    }
                }
            }
        } catch (IOException e) {
            throw new Unavailable("the inbox %s cannot be looked into".formatted(of(tenant)), e);
        }
    }

    /**
     * Deletes what the platform made, and moves what people gave out of the way.
     *
     * @return the folder it is in now; empty if there was nothing
     */
    Optional<Path> putAside(TenantId tenant, Instant at) throws IOException {
        var inbox = of(tenant);
        for (var instance : entries(inbox)) {
            delete(instance.resolve(LOOKUPS));
        }
        if (!holdsFiles(inbox)) {
            delete(inbox);
            return Optional.empty();
        }
        var removed = Files.createDirectories(home.resolve("removed"), TenantFolder.ownerOnly("rwx------"));
        var aside = removed.resolve(tenant + "-" + STAMP.format(at));
        for (int number = 2; Files.exists(aside); number++) {
            aside = removed.resolve(tenant + "-" + STAMP.format(at) + "-" + number);
        }
        return Optional.of(Files.move(inbox, aside, StandardCopyOption.ATOMIC_MOVE));
    }

    private Path of(TenantId tenant) {
        return home.resolve("inbox").resolve(tenant.value());
    }

    private static List<Path> entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    private static boolean holdsFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var paths = Files.walk(folder)) {
            return paths.anyMatch(path -> !Files.isDirectory(path));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
