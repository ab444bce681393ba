package io.mittari.metrics.store;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A run with how often it was asked for.
 *
 * @param digest SHA-256 of the bytes that were handed out last, lower-case hex
 * @param millis how long making them took, the last time
 * @param first when it was made the first time
 * @param last when it was made the last time
 * @param times how often
 * @param earlier how often besides, of earlier points of the journal or other days, which are not kept one by one any more
 */
public record KeptRun(
        ReportRun run, String digest, long millis, Instant first, Instant last, long times, long earlier) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public KeptRun {
        if (!SHA256.matcher(digest).matches() || millis < 0 || last.isBefore(first) || times < 1 || earlier < 0) {
            throw new IllegalArgumentException(
                    "%s, %d ms, %s to %s, %d and %d times".formatted(digest, millis, first, last, times, earlier));
        }
    }

    public static KeptRun once(ReportRun run, String digest, Instant at, long millis) {
        return new KeptRun(run, digest, millis, at, at, 1, 0);
    }

    /** Both as one. */
    public KeptRun and(KeptRun other) {
        var newer = other.last.isBefore(last) ? this : other;
        return new KeptRun(
                run,
                newer.digest,
                newer.millis,
                other.first.isBefore(first) ? other.first : first,
                newer.last,
                times + other.times,
                earlier + other.earlier);
    }
}
