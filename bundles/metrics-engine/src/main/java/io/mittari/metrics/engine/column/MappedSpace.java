package io.mittari.metrics.engine.column;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces in a mapped file: memory that the operating system may take back at any time, because it can read it again. The
 * file grows in stretches, each twice as long as the one before, up to a limit; no piece crosses their bounds.
 */
public final class MappedSpace implements Space {

    private static final long FIRST = 1 << 20;
    private static final long LONGEST = 1 << 28;

    /** What a piece takes in the heap: the object that points at it. */
    private static final int EACH = 80;

    /** Taken of the disk at once: by writing, so that a full disk is told here, never by a later touch. */
    private static final int STEP = 1 << 20;

    private final Path file;
    private final List<MappedByteBuffer> stretches = new ArrayList<>();
    private final List<Long> starts = new ArrayList<>();
    private long end;
    private long filled;
    private long next;
    private int pieces;

    /** @param used bytes of the file that hold pieces; 0: a new file */
    public MappedSpace(Path file, long used) throws IOException {
        this.file = file;
        this.next = used;
        this.filled = used;
        while (end < used) {
            map();
        }
    }

    @Override
    public Piece take(int bytes) {
        try {
            if (next + bytes > end) {
                next = end;
                map();
            }
            if (next + bytes > filled) {
                fill(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s: %s".formatted(file, e.getMessage()), e);
        }
        long place = next;
        next += bytes;
        return new Piece(place, at(place, bytes));
    }

    @Override
    public ByteBuffer at(long place, int bytes) {
        if (place < 0 || place + bytes > end) {
            throw new IllegalArgumentException("no piece at %d".formatted(place));
        }
        int stretch = starts.size() - 1;
        while (starts.get(stretch) > place) {
            stretch--;
        }
        pieces++;
        return stretches
                .get(stretch)
                .slice((int) (place - starts.get(stretch)), bytes)
                .order(ByteOrder.nativeOrder());
    }

    /** Bytes of the file that hold pieces. */
    public long used() {
        return next;
    }

    @Override
    public long heapBytes() {
        return 1L * EACH * pieces;
    }

    public Path file() {
        return file;
    }

    private void map() throws IOException {
        long length = Math.min(LONGEST, FIRST << Math.min(20, stretches.size()));
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            stretches.add(channel.map(MapMode.READ_WRITE, end, length));
        }
        starts.add(end);
        end += length;
    }

    private void fill(int bytes) throws IOException {
        filled = Math.max(filled, next);
        int length = (int) Math.min(Math.max(STEP, bytes), end - filled);
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var zeros = ByteBuffer.allocate(length);
            for (long at = filled; zeros.hasRemaining(); ) {
                at += channel.write(zeros, at);
            }
        }
        filled += length;
    }
}
