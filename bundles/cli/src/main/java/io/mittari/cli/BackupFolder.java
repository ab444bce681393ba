package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A backup as {@code mittari backup} makes it.
 *
 * @param tenants ids
 */
record BackupFolder(Path root, String made, boolean withKeys, List<String> tenants, List<Entry> files) {

    private static final String MANIFEST = "backup.json";
    private static final int FORMAT = 1;

    /** Folders of a home that a backup may hold; nothing else of one is written by a restore. */
    private static final Set<String> PARTS = Set.of("data", "bundles", "inbox", "keys");

    BackupFolder {
        tenants = List.copyOf(tenants);
        files = List.copyOf(files);
    }

    /** A file in it, relative to its root. */
    record Entry(Path path, long bytes, String sha256) {}

    static BackupFolder read(Path root) throws Failure {
        var file = root.resolve(MANIFEST);
        try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
            var json = reader.readObject();
            if (json.getInt("format") != FORMAT) {
                throw Failure.failed("%s is of format %d, this program knows %d: use the mittari that made it"
                        .formatted(file, json.getInt("format"), FORMAT));
            }
            var files = new ArrayList<Entry>();
            for (var entry : json.getJsonArray("files").getValuesAs(JsonObject.class)) {
                files.add(entry(entry, file));
            }
            return new BackupFolder(
                    root,
                    json.getString("made"),
                    json.getBoolean("withKeys"),
                    json.getJsonArray("tenants").getValuesAs(JsonString::getString),
                    files);
        } catch (NoSuchFileException none) {
            throw Failure.failed("%s is no backup: it has no %s. One that was not finished has none either"
                    .formatted(root, MANIFEST));
        } catch (JsonException | ClassCastException | NullPointerException damaged) {
            throw Failure.failed("%s is damaged: %s; use another backup".formatted(file, damaged.getMessage()));
        } catch (IOException unreadable) {
            throw Failure.failed("%s cannot be read: %s".formatted(file, unreadable));
        }
    }

    /** Paths lead nowhere but into the backup, and into the home nowhere but where a backup belongs. */
    private static Entry entry(JsonObject json, Path manifest) throws Failure {
        var text = json.getString("path");
        try {
            var path = Path.of(text);
            if (path.normalize().equals(path)
                    && path.getNameCount() > 1
                    && PARTS.contains(path.getName(0).toString())
                    && !path.isAbsolute()) {
                return new Entry(path, json.getJsonNumber("bytes").longValue(), json.getString("sha256"));
            }
        } catch (InvalidPathException unreadable) {
            // told below
        }
        throw Failure.failed(
                "%s is damaged: '%s' is no path of a backup; use another backup".formatted(manifest, text));
    }

    long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    /** Reads each file, and holds it against what was written. */
    void demandWhole(ProgressBar bar) throws Failure {
        int read = 0;
        for (var entry : files) {
            bar.show("checking file %d of %d".formatted(++read, files.size()));
            var file = root.resolve(entry.path());
            try {
                if (!file.toRealPath().equals(root.toRealPath().resolve(entry.path()))) {
                    throw Failure.failed(
                            "%s is a link: a backup holds files alone; use another backup, nothing was changed"
                                    .formatted(file));
                }
                if (Files.size(file) != entry.bytes() || !sha256(file).equals(entry.sha256())) {
                    throw Failure.failed(
                            "%s is not what was backed up: its content has another digest; use another backup, nothing was changed"
                                    .formatted(file));
                }
            } catch (NoSuchFileException missing) {
                throw Failure.failed(
                        "%s is missing in the backup; use another one, nothing was changed".formatted(file));
            } catch (IOException unreadable) {
                throw Failure.failed("%s cannot be read: %s; nothing was changed".formatted(file, unreadable));
            }
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
