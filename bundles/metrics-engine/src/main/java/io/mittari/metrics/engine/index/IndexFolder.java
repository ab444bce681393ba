package io.mittari.metrics.engine.index;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.CRC32C;

/**
 * The files of one tenant's index. Whether they are whole is told by one more, {@code state}, which is there only while
 * nobody writes: it goes before the first change and comes after the last, with checksums of all there is. Nothing is
 * forced to the disk, for what did not get there does not fit the checksums.
 */
public final class IndexFolder {

    private static final int FORMAT = 0x4d585f01; // M, X, and the format's number
    private static final String STATE = "state";

    private final Path folder;

    public IndexFolder(Path folder) {
        this.folder = folder;
    }

    /** Whether there is an index that was left whole. */
    public boolean isSealed() {
        return Files.exists(folder.resolve(STATE));
    }

    /** A room without any files in it, whatever was there. */
    public FileRoom cleared() throws IOException {
        delete();
        return new FileRoom(OwnerOnly.folder(folder));
    }

    public FileRoom room() {
        return new FileRoom(folder);
    }

    /** @throws DamagedIndex if it is not what was written */
    public DataInputStream state() throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(STATE)));
        if (bytes.remaining() < 8 || bytes.getInt() != FORMAT) {
            throw new DamagedIndex("it is of another format");
        }
        if (bytes.getInt() != checksum(bytes)) {
            throw new DamagedIndex("the checksum of %s is wrong".formatted(STATE));
        }
        return new DataInputStream(new ByteArrayInputStream(bytes.array(), 8, bytes.remaining()));
    }

    /** To be called before the first change. */
    public void unseal() throws IOException {
        Files.delete(folder.resolve(STATE));
    }

    /** To be called after the last change; the room is closed by it. */
    public void seal(FileRoom room, byte[] content) throws IOException {
        room.close();
        var bytes = ByteBuffer.allocate(8 + content.length);
        bytes.putInt(FORMAT)
                .putInt(checksum(ByteBuffer.wrap(content)))
                .put(content)
                .flip();
        var aside = folder.resolve(STATE + ".new");
        try (var channel = OwnerOnly.open(aside, true)) {
            channel.truncate(0);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(aside, folder.resolve(STATE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes all there is. */
    public void delete() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Files.deleteIfExists(folder.resolve(STATE));
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    private static int checksum(ByteBuffer content) {
        var crc = new CRC32C();
        crc.update(content.duplicate());
        return (int) crc.getValue();
    }
}
