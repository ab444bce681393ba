package io.mittari.tenant.admin.home;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** What a backup holds, file by file with length and digest: {@value #NAME} in its folder. Written last. */
final class Manifest {

    static final String NAME = "backup.json";

    private static final int BUFFER = 1 << 16;

    private final Path root;
    private final JsonArrayBuilder files = Json.createArrayBuilder();
    private int count;
    private long bytes;

    Manifest(Path root) {
        this.root = root;
    }

    int count() {
        return count;
    }

    long bytes() {
        return bytes;
    }

    /** A file of the backup that is written; forces it to disk. */
    void add(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var digest = sha256();
            var buffer = ByteBuffer.allocate(BUFFER);
            long length = 0;
            while (channel.read(buffer) >= 0) {
                length += buffer.position();
                digest.update(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            channel.force(true);
            files.add(Json.createObjectBuilder()
                    .add("path", root.relativize(file).toString().replace('\\', '/'))
                    .add("bytes", length)
                    .add("sha256", HexFormat.of().formatHex(digest.digest())));
            count++;
            bytes += length;
        }
    }

    void write(Instant made, boolean withKeys, JsonArrayBuilder tenants) throws IOException {
        var file = root.resolve(NAME);
        var json = Json.createObjectBuilder()
                .add("format", 1)
                .add("made", made.toString())
                .add("withKeys", withKeys)
                .add("tenants", tenants)
                .add("files", files)
                .build();
        Files.writeString(file, json + "\n", StandardCharsets.UTF_8);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new AssertionError("every Java platform has SHA-256", never);
        }
    }
}
