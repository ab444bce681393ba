package io.mittari.connectors.csv.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Format;
import java.nio.charset.Charset;

/** Tells from the first bytes of a file how it is written, and what is no CSV. Pure. */
final class Sniffer {

    /** Bytes that are looked at. */
    static final int BYTES = 64 * 1024;

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private Sniffer() {}

    /**
     * @param head up to {@link #BYTES}
     * @throws FileUnfit if it is empty or no text
     */
    static Dialect dialect(String file, byte[] head, Format format) {
        if (head.length == 0) {
            throw new FileUnfit(file + " is empty");
        }
        noText(file, head);
        var bom = bom(head);
        var marked = bom == 3 ? UTF_8 : bom == 0 ? null : (head[0] & 0xff) == 0xff ? UTF_16LE : UTF_16BE;
        var stated = format.encoding();
        var encoding = marked != null ? marked : stated == null ? UTF_8 : stated;
        if (marked == null
                && !encoding.name().startsWith("UTF-16")
                && !encoding.name().startsWith("UTF-32")) {
            binary(file, head);
        }
        var text = new String(head, bom, head.length - bom, asRead(encoding));
        var skip = format.skip();
        var line = line(text, skip);
        var excel = separator(line);
        if (excel != 0) {
            line = line(text, ++skip);
        }
        var delimiter = format.delimiter();
        return new Dialect(encoding, bom, delimiter != null ? delimiter : excel != 0 ? excel : delimiter(line), skip);
    }

    /** A cut last character must not matter for the header. */
    private static Charset asRead(Charset encoding) {
        return encoding.equals(UTF_8) ? ISO_8859_1 : encoding;
    }

    private static int bom(byte[] head) {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            return 3;
        }
        return starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff) ? 2 : 0;
    }

    private static void noText(String file, byte[] head) {
        var kind = starts(head, 'P', 'K', 3, 4)
                ? "an Excel workbook or another zip file; save it as CSV"
                : starts(head, 0xd0, 0xcf, 0x11, 0xe0)
                        ? "an old Excel workbook; save it as CSV"
                        : starts(head, '%', 'P', 'D', 'F')
                                ? "a PDF"
                                : starts(head, 0x1f, 0x8b)
                                        ? "a gzip file; unpack it"
                                        : starts(head, 0x89, 'P', 'N', 'G') ? "a picture" : "";
        if (!kind.isEmpty()) {
            throw new FileUnfit("%s is no CSV file but %s".formatted(file, kind));
        }
    }

    /** More than one control character in a hundred bytes is no text. A few NULs reject their rows only. */
    private static void binary(String file, byte[] head) {
        var control = 0;
        var first = -1;
        for (var i = 0; i < head.length; i++) {
            var b = head[i];
            if (b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a) {
                control++;
                first = first < 0 ? i : first;
            }
        }
        if (control * 100L > head.length) {
            throw new FileUnfit(
                    "%s is no CSV file: binary from byte %d on (value %d); if it is UTF-16 text, state \"encoding\": \"UTF-16LE\""
                            .formatted(file, first, head[first]));
        }
    }

    private static boolean starts(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (var i = 0; i < with.length; i++) {
            if ((head[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static String line(String text, int number) {
        var from = 0;
        for (var i = 0; i < number; i++) {
            var end = end(text, from);
            from = end < text.length() && text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
        }
        var quoted = false;
        for (var i = from; i < text.length(); i++) {
            var c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                return text.substring(from, i);
            }
        }
        return text.substring(from);
    }

    private static int end(String text, int from) {
        var i = from;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    /** Excel's first line {@code sep=;}; 0 if it is none. */
    private static char separator(String line) {
        return line.length() == 5 && line.regionMatches(true, 0, "sep=", 0, 4) ? line.charAt(4) : 0;
    }

    private static char delimiter(String line) {
        var best = ',';
        var most = 0;
        for (var candidate : DELIMITERS) {
            var count = 0;
            var quoted = false;
            for (var i = 0; i < line.length(); i++) {
                quoted ^= line.charAt(i) == '"';
                if (!quoted && line.charAt(i) == candidate) {
                    count++;
                }
            }
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }
}
