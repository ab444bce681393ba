package io.mittari.metrics.store.derby;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.CRC32;

/**
 * The files of a Derby database, looked at from outside. At a page whose checksum is wrong Derby stops the whole database,
 * for everybody; so it must be found before Derby reads it. Each page ends with the CRC-32 of all before it, as a long;
 * in the first page of a file, 80 bytes that Derby writes apart count as zeros, and the page's size stands among them.
 */
final class PageFiles {

    static final int CHECKSUM = 8;

    private static final int APART = 109;
    private static final int APART_LENGTH = 80;
    private static final int SIZE = APART + 8;
    private static final int SMALLEST = 4096;
    private static final int LARGEST = 32_768;

    /** A page that Derby is just writing is half old, half new for a moment. */
    private static final int LOOKS = 5;

    private static final long BETWEEN_NANOS = 2_000_000;

    private PageFiles() {}

    /** Every page that is wrong, in all tables and indexes; the database may be in use. */
    static List<BadPage> bad(Path database) throws IOException {
        var bad = new ArrayList<BadPage>();
        var folder = database.resolve("seg0");
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "c*.dat")) {
                for (var file : files) {
                    look(file, bad);
                }
            }
        }
        return bad;
    }

    static long checksum(byte[] page) {
        var crc = new CRC32();
        crc.update(page, 0, page.length - CHECKSUM);
        return crc.getValue();
    }

    static void seal(byte[] page) {
        ByteBuffer.wrap(page).putLong(page.length - CHECKSUM, checksum(page));
    }

    static byte[] read(BadPage page) throws IOException {
        try (var channel = FileChannel.open(page.file())) {
            return read(channel, page.at(), page.size());
        }
    }

    private static void look(Path file, List<BadPage> bad) throws IOException {
        try (var channel = FileChannel.open(file)) {
            int size = pageSize(channel);
            if (size == 0) {
                bad.add(new BadPage(file, container(file), 0, SMALLEST));
                return;
            }
            long pages = channel.size() / size;
            for (long number = 0; number < pages; number++) {
                if (!right(channel, number, size)) {
                    bad.add(new BadPage(file, container(file), number, size));
                }
            }
        } catch (NoSuchFileException dropped) {
            // a table that was just removed
        }
    }

    private static boolean right(FileChannel channel, long number, int size) throws IOException {
        for (int look = 0; look < LOOKS; look++) {
            if (right(read(channel, number * size, size), number == 0)) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        return false;
    }

    private static boolean right(byte[] page, boolean first) {
        if (first) {
            java.util.Arrays.fill(page, APART, APART + APART_LENGTH, (byte) 0);
        }
        return ByteBuffer.wrap(page).getLong(page.length - CHECKSUM) == checksum(page) || isEmpty(page);
    }

    /** Derby makes room ahead, filled with zeros. */
    private static boolean isEmpty(byte[] page) {
        for (byte b : page) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** 0: the file's beginning is damaged. An empty file is being made. */
    private static int pageSize(FileChannel channel) throws IOException {
        if (channel.size() < SMALLEST) {
            return SMALLEST;
        }
        int size = ByteBuffer.wrap(read(channel, 0, SMALLEST)).getInt(SIZE);
        return size >= SMALLEST && size <= LARGEST && Integer.bitCount(size) == 1 ? size : 0;
    }

    private static byte[] read(FileChannel channel, long at, int size) throws IOException {
        var page = ByteBuffer.allocate(size);
        while (page.hasRemaining() && channel.read(page, at + page.position()) >= 0) {
            // on until it is full, or the file ends
        }
        return page.array();
    }

    private static long container(Path file) {
        var name = file.getFileName().toString();
        return Long.parseLong(name.substring(1, name.indexOf('.')), 16);
    }
}
