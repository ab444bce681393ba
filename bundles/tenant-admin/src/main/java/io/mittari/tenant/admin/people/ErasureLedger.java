package io.mittari.tenant.admin.people;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.PeopleAdmin.Erasure;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is left of erased people, beside the store: {@code HOME/erased/TENANT.json}. A restore brings back a store that knows
 * nothing of later erasures; this folder stays, and they are made again. The launcher leaves {@code HOME/restored} to say so.
 *
 * @param home of the platform
 */
record ErasureLedger(Path home) {

    private static final String KEPT = ".json";
    private static final String BEGUN = ".begun";

    /** Whether the store was restored, and what was erased is not erased in it yet. */
    boolean isDue() {
        return Files.exists(home.resolve("restored"));
    }

    void done() throws Unavailable {
        try {
            Files.deleteIfExists(home.resolve("restored"));
        } catch (IOException e) {
            throw new Unavailable("%s cannot be deleted".formatted(home.resolve("restored")), e);
        }
    }

    /** To be called before somebody is erased: a kill between that and {@link #keep} is made good at the next start. */
    void begin(TenantId tenant) throws Unavailable {
        try {
            Files.createDirectories(folder(), ownerOnly("rwx------"));
            Files.write(begun(tenant), new byte[0], StandardOpenOption.CREATE, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new Unavailable(
                    "nobody was erased: %s cannot be written, and a restore would bring the person back; make room, and erase again"
                            .formatted(begun(tenant)),
                    e);
        }
    }

    /** Whose erasures may not all be kept. */
    List<TenantId> begun() throws Unavailable {
        var tenants = new ArrayList<TenantId>();
        if (Files.isDirectory(folder())) {
            try (var files = Files.newDirectoryStream(folder(), "[a-z]*" + BEGUN)) {
                for (var file : files) {
                    tenants.add(tenant(file, BEGUN));
                }
            } catch (IOException e) {
                throw new Unavailable("%s cannot be read".formatted(folder()), e);
            }
        }
        return tenants;
    }

    /** Adds erasures of a tenant to those kept, also of an earlier tenant of its id; a reader sees the old file or the new one. */
    void keep(TenantId tenant, Collection<Erasure> erasures) throws Unavailable {
        var file = folder().resolve(tenant + KEPT);
        try {
            var all = new LinkedHashMap<String, Erasure>();
            if (Files.exists(file)) {
                read(file).forEach(each -> all.put(each.id(), each));
            }
            erasures.forEach(each -> all.put(each.id(), each));
            write(file, all.values());
            Files.deleteIfExists(begun(tenant));
        } catch (IOException e) {
            throw new Unavailable(
                    "the person is erased, but %s cannot be written, so a restore would bring the person back: make room, and start the platform anew"
                            .formatted(file),
                    e);
        }
    }

    private void write(Path file, Collection<Erasure> erasures) throws IOException {
        var array = Json.createArrayBuilder();
        for (var each : erasures) {
            array.add(Json.createObjectBuilder()
                    .add("id", each.id())
                    .add("kind", each.kind())
                    .add("source", each.source())
                    .add("since", each.since())
                    .add("at", each.at().toString()));
        }
        Files.createDirectories(folder(), ownerOnly("rwx------"));
        var aside = folder().resolve("." + file.getFileName() + ".part");
        Files.deleteIfExists(aside);
        Files.createFile(aside, ownerOnly("rw-------"));
        Files.write(aside, array.build().toString().getBytes(StandardCharsets.UTF_8), StandardOpenOption.SYNC);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    Map<TenantId, List<Erasure>> all() throws Unavailable {
        var all = new TreeMap<TenantId, List<Erasure>>((a, b) -> a.value().compareTo(b.value()));
        if (!Files.isDirectory(folder())) {
            return all;
        }
        try (var files = Files.newDirectoryStream(folder(), "[a-z]*" + KEPT)) {
            for (var file : files) {
                all.put(tenant(file, KEPT), read(file));
            }
            return all;
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read".formatted(folder()), e);
        }
    }

    private static List<Erasure> read(Path file) throws IOException, Unavailable {
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            var erasures = new ArrayList<Erasure>();
            for (var each : reader.readArray().getValuesAs(JsonObject.class)) {
                erasures.add(new Erasure(
                        each.getString("id"),
                        each.getString("kind"),
                        each.getString("source"),
                        each.getJsonNumber("since").longValue(),
                        Instant.parse(each.getString("at"))));
            }
            return erasures;
        } catch (JsonException | NullPointerException | ClassCastException | DateTimeException damaged) {
            throw new Unavailable(
                    "%s is damaged, so it cannot be told who was erased since the backup: put a copy of it back, or delete it and erase those people again"
                            .formatted(file),
                    damaged);
        }
    }

    private static TenantId tenant(Path file, String ending) {
        var name = String.valueOf(file.getFileName());
        return new TenantId(name.substring(0, name.length() - ending.length()));
    }

    private Path begun(TenantId tenant) {
        return folder().resolve(tenant + BEGUN);
    }

    private Path folder() {
        return home.resolve("erased");
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
