package io.mittari.metrics.engine.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An index in files of one folder, mapped into memory: its pages are the system's, neither of the heap nor of the
 * process alone. Space is taken by writing, so that a full disk is told by {@link #make}, never by a later touch.
 */
public final class FileRoom implements Room {

    private static final int ROWS = 15;
    private static final int WINDOW = 4 << 20;
    private static final int WINDOW_PIECES = 256;
    private static final int HEAP_OF_A_MAPPING = 400;

    private final Path folder;
    private final Map<String, Mapped> files = new HashMap<>();

    /** @param folder is there, and nobody else's */
    public FileRoom(Path folder) {
        this.folder = folder;
    }

    @Override
    public int pieceBits() {
        return ROWS;
    }

    @Override
    public ByteBuffer make(String file, int number, int bytes) throws IOException {
        var mapped = mapped(file, true);
        mapped.fill((long) number * bytes, bytes);
        return mapped.piece(number, bytes);
    }

    @Override
    public ByteBuffer open(String file, int number, int bytes) throws IOException {
        Mapped mapped;
        try {
            mapped = mapped(file, false);
        } catch (NoSuchFileException e) {
            throw new DamagedIndex("%s is missing".formatted(file));
        }
        if (mapped.length < (number + 1L) * bytes) {
            throw new DamagedIndex("%s ends too early".formatted(file));
        }
        return mapped.piece(number, bytes);
    }

    @Override
    public void drop(String file) throws IOException {
        var mapped = files.remove(file);
        if (mapped != null) {
            mapped.free();
            Files.deleteIfExists(folder.resolve(file));
        }
    }

    @Override
    public long heap() {
        return files.values().stream()
                .mapToLong(mapped -> 2_000L + (long) HEAP_OF_A_MAPPING * mapped.windows.size())
                .sum();
    }

    /** Closes the files and leaves them. No piece may be touched any more. */
    public void close() throws IOException {
        for (var mapped : files.values()) {
            mapped.channel.close();
        }
        files.clear();
    }

    /** Gives all space back. No piece may be touched any more. */
    public void clear() throws IOException {
        for (var mapped : files.values()) {
            mapped.free();
        }
        files.clear();
    }

    private Mapped mapped(String file, boolean made) throws IOException {
        var mapped = files.get(file);
        if (mapped == null) {
            mapped = new Mapped(OwnerOnly.open(folder.resolve(file), made));
            files.put(file, mapped);
        }
        return mapped;
    }

    /** One file. Windows are mapped longer than what is in use, and what is in use is never a hole. */
    private static final class Mapped {

        private static final ByteBuffer ZEROS =
                ByteBuffer.allocateDirect(1 << 16).asReadOnlyBuffer();

        final FileChannel channel;
        final long length;
        final Map<Integer, MappedByteBuffer> windows = new HashMap<>();

        Mapped(FileChannel channel) throws IOException {
            this.channel = channel;
            this.length = channel.size();
        }

        void fill(long from, int bytes) throws IOException {
            for (long at = from; at < from + bytes; ) {
                var zeros = ZEROS.duplicate();
                zeros.limit((int) Math.min(zeros.capacity(), from + bytes - at));
                at += channel.write(zeros, at);
            }
        }

        ByteBuffer piece(int number, int bytes) throws IOException {
            int together = Math.max(1, Math.min(WINDOW_PIECES, WINDOW / bytes));
            int window = number / together;
            var mapped = windows.get(window);
            if (mapped == null) {
                long size = (long) together * bytes;
                mapped = channel.map(MapMode.READ_WRITE, window * size, size);
                windows.put(window, mapped);
            }
            return mapped.slice(number % together * bytes, bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        /** A deleted file keeps its space as long as it is mapped, and only the collector ends that: so it is cut. */
        void free() throws IOException {
            channel.truncate(0);
            channel.close();
        }
    }
}
