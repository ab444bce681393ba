package io.mittari.itests.load;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/**
 * A CSV of sales events of any length, one event a row, every row 131 bytes with its line end. Row number {@code i} is
 * the same in every file, on every machine; two rows of a hundred repeat an earlier one.
 */
public final class SalesEvents {

    /** Bytes of a row. */
    public static final int ROW = 131;

    /** What maps the file to facts. */
    public static final String MAPPING = """
            { "mapping": 1, "source": "events", "currency": "EUR",
              "format": { "delimiter": ",", "encoding": "UTF-8", "locale": "en-US", "dates": ["yyyy-MM-dd"] },
              "rows": "event", "id": "event", "key": "opportunity",
              "facts": [
                { "fact": "stage", "at": "day",
                  "stage": { "column": "what", "values": { "lead": "lead", "meeting": "meeting", "offer": "offer", "*": null } } },
                { "fact": "closed", "at": "day", "value": "amount",
                  "outcome": { "column": "what", "values": { "won": "won", "lost": "lost", "*": null } } } ],
              "attributes": { "channel": "channel" } }
            """;

    private static final byte[] HEADER =
            "event,opportunity,day,what,channel,owner,company,amount,note\n".getBytes(StandardCharsets.US_ASCII);
    private static final String[] CHANNELS = {"website", "referral", "fair", "linkedin", "phone", "partner"};
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

    private SalesEvents() {}

    /** Arguments: file, rows. */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), Long.parseLong(arguments[1]));
    }

    /** Writes a header and {@code rows} rows. */
    public static void write(Path file, long rows) throws IOException {
        write(file, 0, rows);
    }

    /** Writes a header and {@code rows} rows, from the one with this number on. */
    public static void write(Path file, long from, long rows) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            out.write(HEADER);
            for (long i = from; i < from + rows; i++) {
                out.write(row(repeats(i) ? i - 40 : i).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private static boolean repeats(long i) {
        return i % 50 == 49;
    }

    /** Events of an opportunity stand 1,000 rows apart, as those of many sellers do in an export by day. */
    private static String row(long i) {
        var block = i / 4000;
        var step = (int) (i % 4000 / 1000);
        var opportunity = block * 1000 + i % 1000;
        var dice = mixed(opportunity);
        var day = FIRST.plusDays(block % 900 + step * (3 + (dice >>> 8) % 20));
        var what = switch (step) {
            case 0 -> "lead";
            case 1 -> (dice & 7) < 7 ? "meeting" : "called";
            case 2 -> (dice & 31) < 20 ? "offer" : "called";
            default -> (dice & 63) < 13 ? "won" : "lost";
        };
        var text = "E%010d,O%09d,%s,%s,%s,owner-%02d,company-%05d,%d.%02d,"
                .formatted(
                        i,
                        opportunity,
                        day,
                        what,
                        CHANNELS[(int) ((dice >>> 16) % CHANNELS.length)],
                        (dice >>> 24) % 40,
                        (dice >>> 32) % 20_000,
                        500 + (dice >>> 40) % 90_000,
                        (dice >>> 20) % 100);
        return text + "n".repeat(ROW - 1 - text.length()) + "\n";
    }

    /** SplitMix64, made non-negative. */
    private static long mixed(long of) {
        var z = of * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return (z ^ (z >>> 31)) >>> 1;
    }
}
