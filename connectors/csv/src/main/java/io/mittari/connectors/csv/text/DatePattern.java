package io.mittari.connectors.csv.text;

import io.mittari.metrics.api.At;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.chrono.IsoEra;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stated date pattern, as in java.time; month names of the file's locale and English ones, regardless of case. */
public final class DatePattern {

    private final String written;
    private final List<DateTimeFormatter> formatters;

    DatePattern(String pattern, Locale locale) {
        this.written = pattern;
        this.formatters = Stream.of(locale, Locale.ENGLISH)
                .distinct()
                .map(one -> formatter(pattern, one))
                .toList();
    }

    /** As in the mapping. */
    String written() {
        return written;
    }

    /** Why it cannot be used; null if it can. */
    public static @Nullable String fault(String pattern) {
        try {
            formatter(pattern, Locale.ENGLISH);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    private static DateTimeFormatter formatter(String pattern, Locale locale) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, IsoEra.CE.getValue()) // a strict 'y' needs an era
                .toFormatter(locale)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** The moment; null if the text does not have this pattern. */
    @Nullable
    At read(String text, ZoneId zone) {
        for (var formatter : formatters) {
            var end = new ParsePosition(0);
            if (formatter.parseUnresolved(text, end) != null && end.getIndex() == text.length()) {
                try {
                    return at(formatter.parse(text), zone);
                } catch (DateTimeException e) {
                    return null; // the 31st of February
                }
            }
        }
        return null;
    }

    private static At at(TemporalAccessor parsed, ZoneId zone) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return At.instant(Instant.from(parsed));
        }
        var date = parsed.query(TemporalQueries.localDate());
        var time = parsed.query(TemporalQueries.localTime());
        if (date == null) {
            return At.day(firstDay(parsed));
        }
        if (time == null) {
            return At.day(date);
        }
        var own = parsed.query(TemporalQueries.zone());
        return At.instant(
                LocalDateTime.of(date, time).atZone(own == null ? zone : own).toInstant());
    }

    /** Of a month, a quarter or a year. */
    private static LocalDate firstDay(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.MONTH_OF_YEAR)) {
            return YearMonth.from(parsed).atDay(1);
        }
        var quarter =
                parsed.isSupported(IsoFields.QUARTER_OF_YEAR) ? (int) parsed.getLong(IsoFields.QUARTER_OF_YEAR) : 1;
        return LocalDate.of(parsed.get(ChronoField.YEAR), 3 * quarter - 2, 1);
    }
}
