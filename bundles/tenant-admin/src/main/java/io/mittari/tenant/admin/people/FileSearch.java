package io.mittari.tenant.admin.people;

import io.mittari.metrics.engine.admin.PersonTexts;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** Looks for a person in the bytes of files of any size and encoding; in packed ones, in what is inside. */
final class FileSearch {

    private static final int WINDOW = 1 << 20;
    /** No name is longer, in any encoding. */
    private static final int OVERLAP = 8 << 10;
    /** Of a packed file; more inside is no export. */
    private static final long MOST_INSIDE = 2L << 30;

    private final PersonTexts texts;

    FileSearch(PersonTexts texts) {
        this.texts = texts;
    }

    /** How often the person is named. */
    long times(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return times(in, Long.MAX_VALUE);
        }
    }

    /**
     * How often in what is packed; 0 for a file that is not packed as gzip or zip is.
     *
     * @throws IOException also if it cannot be unpacked, or is too large inside
     */
    long timesInside(Path file) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            in.mark(4);
            int magic = in.read() << 8 | in.read();
            in.reset();
            if (magic == 0x1f8b) {
                return times(new GZIPInputStream(in), MOST_INSIDE);
            }
            long times = 0;
            if (magic == ('P' << 8 | 'K')) {
                var zip = new ZipInputStream(in);
                while (zip.getNextEntry() != null) {
                    times += times(zip, MOST_INSIDE);
                }
            }
            return times;
        }
    }

    /**
     * Crosses the person out, in place and without a change of length, so that whoever writes on at the end is not
     * disturbed. The time of the last change stays: rows are dated by it.
     *
     * @return how often
     */
    long mask(Path file) throws IOException {
        var changed = Files.getLastModifiedTime(file);
        long times = 0;
        try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var window = new byte[WINDOW];
            for (long at = 0; at < channel.size(); at += WINDOW - OVERLAP) {
                int length = read(channel, window, at);
                int found = texts.mask(window, length);
                if (found > 0) {
                    write(channel, window, length, at);
                }
                times += found;
            }
            if (times > 0) {
                channel.force(true);
            }
        }
        if (times > 0) {
            Files.setLastModifiedTime(file, changed);
        }
        return times;
    }

    private long times(InputStream in, long most) throws IOException {
        var window = new byte[WINDOW];
        long times = 0;
        long read = 0;
        int kept = 0;
        while (true) {
            int more = in.readNBytes(window, kept, WINDOW - kept);
            if (more == 0) {
                return times;
            }
            read += more;
            if (read > most) {
                throw new IOException("more than %d MB inside".formatted(most >> 20));
            }
            int length = kept + more;
            times += texts.mask(window, length); // of the copy in memory
            kept = Math.min(OVERLAP, length);
            System.arraycopy(window, length - kept, window, 0, kept);
        }
    }

    private static int read(FileChannel channel, byte[] window, long at) throws IOException {
        var into = ByteBuffer.wrap(window);
        while (into.hasRemaining()) {
            if (channel.read(into, at + into.position()) < 0) {
                break;
            }
        }
        return into.position();
    }

    private static void write(FileChannel channel, byte[] window, int length, long at) throws IOException {
        var from = ByteBuffer.wrap(window, 0, length);
        while (from.hasRemaining()) {
            channel.write(from, at + from.position());
        }
    }
}
