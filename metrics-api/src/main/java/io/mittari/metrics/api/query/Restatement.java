package io.mittari.metrics.api.query;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.ingest.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a month's figures since it was reported (C3). Both sides count as of the same day, so that time that
 * passed restates nothing.
 *
 * @param today that day
 * @param figures those that differ, in the order of the catalogue
 * @param more how many others differ that are not told
 * @param same how many are as they were reported
 * @param settings that bear on figures and are not as they were, in the order of the tenant file's documentation
 */
public record Restatement(
        YearMonth month,
        String funnel,
        LocalDate today,
        Point reported,
        Point now,
        List<Figure> figures,
        long more,
        long same,
        List<Setting> settings) {

    public Restatement {
        figures = List.copyOf(figures);
        settings = List.copyOf(settings);
    }

    /**
     * A point of the journal.
     *
     * @param at when it was made
     */
    public record Point(long sequence, Instant at) {}

    /**
     * A number that differs: {@code reported} + {@code byFacts} + {@code bySettings} = {@code now}. A part is no data
     * where one of the numbers beside it is.
     *
     * @param by dimensions and stage
     * @param difference {@code now} less {@code reported}, as both are told; points for percentages
     * @param byFacts what the facts of now make of it with the settings of then
     * @param bySettings what the settings of now make of it
     * @param total how many changes of facts are behind it; {@code changes} holds at most as many as were asked for
     * @param changes the newest first
     */
    public record Figure(
            String metric,
            @Nullable Basis basis,
            Map<String, String> by,
            Measurement reported,
            Measurement now,
            Measurement difference,
            Measurement byFacts,
            Measurement bySettings,
            long total,
            List<Change> changes) {

        public Figure {
            by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
            changes = List.copyOf(changes);
        }
    }

    /**
     * A fact that came, went, or is another now.
     *
     * @param opportunity its key in its source, the one it was named by as reported; empty for a fact without one
     * @param renamed the key it is named by now, where links make that another one; else empty
     * @param before null: it came
     * @param after null: it was taken back
     * @param sequence of the change; 0 where it is not known
     */
    public record Change(
            String opportunity,
            String renamed,
            @Nullable Fact before,
            @Nullable Fact after,
            long sequence) {

        public Change {
            if (before == null && after == null) {
                throw new IllegalArgumentException("a change of nothing");
            }
        }

        public Kind kind() {
            return before == null ? Kind.ADDED : after == null ? Kind.TAKEN_BACK : Kind.CHANGED;
        }
    }

    /** What became of a fact. */
    public enum Kind {
        ADDED,
        TAKEN_BACK,
        CHANGED;

        /** The word in JSON: {@code taken-back}. */
        public String word() {
            return this == TAKEN_BACK ? "taken-back" : this == ADDED ? "added" : "changed";
        }
    }

    /**
     * @param text what it says: {@code stage meeting}, {@code won 1054.00 EUR}
     * @param day it counts on; null if it has none
     * @param sequence from which it holds
     */
    public record Fact(String text, @Nullable LocalDate day, String source, Origin origin, long sequence) {}

    /**
     * A setting that was changed.
     *
     * @param key in the tenant file
     * @param by who changed it last
     * @param why the command, in words
     */
    public record Setting(String key, String before, String after, String by, String why, Instant at, long sequence) {}
}
