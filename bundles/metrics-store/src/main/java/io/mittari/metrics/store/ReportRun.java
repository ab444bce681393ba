package io.mittari.metrics.store;

import io.mittari.metrics.api.ingest.Instance;
import java.time.LocalDate;

/**
 * What was made, by which version and of which figures, and for whom. Two that are equal are the same document for the same
 * recipient.
 *
 * @param by with its generation, so with its settings
 * @param component symbolic name of the bundle
 * @param version of the bundle
 * @param sha256 digest of the bundle's jar, lower-case hex
 * @param period that was asked for: {@code 2026-10}
 * @param sequence the point of the tenant's journal that was read
 * @param today the day it was counted as of
 * @param format {@code html}
 */
public record ReportRun(
        LiveInstance.Kind kind,
        Instance by,
        String component,
        String version,
        String sha256,
        String period,
        long sequence,
        LocalDate today,
        String format,
        Outcome outcome,
        Recipient recipient) {

    private static final int WORD = 20;

    public ReportRun {
        if (period.isBlank() || period.length() > WORD || format.isBlank() || format.length() > WORD) {
            throw new IllegalArgumentException("period '%s', format '%s'".formatted(period, format));
        }
    }

    /** Handed out as asked for. */
    public static ReportRun handedOut(
            LiveInstance by, String period, long sequence, LocalDate today, String format, Recipient recipient) {
        return new ReportRun(
                by.kind(),
                by.instance(),
                by.component(),
                by.version(),
                by.sha256(),
                period,
                sequence,
                today,
                format,
                Outcome.HANDED_OUT,
                recipient);
    }

    /** What became of a document. */
    public enum Outcome {
        HANDED_OUT
    }

    /**
     * Who was given it.
     *
     * @param way how it went there: {@code request}, where somebody asked for it; each delivery has its own word
     * @param to as that way knows its recipients, at most {@value #LONGEST} characters; empty: a person that was erased
     */
    public record Recipient(String way, String to) {

        public static final int LONGEST = 1000;

        public Recipient {
            if (!way.matches("[a-z]{1," + WORD + "}") || to.length() > LONGEST) {
                throw new IllegalArgumentException("way '%s', %d characters".formatted(way, to.length()));
            }
        }

        /** @param asker what is known of who asked */
        public static Recipient request(String asker) {
            return new Recipient("request", asker);
        }

        public boolean isErased() {
            return to.isEmpty();
        }
    }
}
