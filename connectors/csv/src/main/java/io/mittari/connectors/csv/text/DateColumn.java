package io.mittari.connectors.csv.text;

import io.mittari.metrics.api.At;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A column of dates: first shown all its texts, to decide how it is written, then asked for each. One thread.
 *
 * <p>With stated patterns nothing is decided: they are tried in order, and then ISO.
 */
public final class DateColumn {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private final Locale locale;
    private final ZoneId zone;
    private final List<DatePattern> stated;
    private final DateScan scan;
    private final Memo<Boolean> seen = new Memo<>();
    private final Memo<At> read = new Memo<>();

    private int forms = DateForm.ANY;
    private String sample = "";
    private long sampleLine;
    private @Nullable String conflict;

    /**
     * @param zone of times that name none
     * @param patterns stated ones; null: the column decides
     */
    public DateColumn(Locale locale, ZoneId zone, @Nullable List<String> patterns) {
        this.locale = locale;
        this.zone = zone;
        this.stated = new ArrayList<>();
        if (patterns != null) {
            patterns.forEach(pattern -> stated.add(new DatePattern(pattern, locale)));
        }
        this.scan = new DateScan(locale, new MonthNames(locale));
    }

    /** Takes a text of the column into account. Texts that are no date at all decide nothing. */
    public void see(String text, long line) {
        if (text.isEmpty() || !stated.isEmpty() || conflict != null || seen.get(text) != null) {
            return;
        }
        seen.put(text, Boolean.TRUE);
        var possible = scan.forms(text);
        if (possible == 0) {
            return;
        }
        if ((forms & possible) == 0) {
            conflict =
                    "'%s' (line %d) and '%s' (line %d) are not written alike; state \"dates\": [\"pattern\", …] in the order to try them"
                            .formatted(sample, sampleLine, text, line);
            return;
        }
        if ((forms & possible) != forms) {
            sample = text;
            sampleLine = line;
        }
        forms &= possible;
    }

    /** Why the column cannot be read: two of its rows need two patterns; null if it can. */
    public @Nullable String conflict() {
        return conflict;
    }

    /** How its dates are written, for people: {@code d.M.yyyy}, or the stated patterns. */
    public String written() {
        return stated.isEmpty()
                ? forms == DateForm.ANY ? "" : form(forms).words()
                : stated.stream().map(DatePattern::written).collect(Collectors.joining(", "));
    }

    /** A text that decides what the rows and the locale have decided; null where there is nothing to be decided. */
    public @Nullable String example() {
        return !stated.isEmpty() || forms == DateForm.ANY ? null : form(forms).example();
    }

    /** What no row could decide and the locale did; null if there is no such thing. */
    public @Nullable String remark() {
        var ambiguous = DateForm.DAY_SLASH.bit() | DateForm.MONTH_SLASH.bit();
        return forms == ambiguous && !sample.isEmpty()
                ? "day and month cannot be told apart ('%s', line %d: %s or %s); read as %s by the locale %s; state \"dates\" in \"format\" if that is wrong"
                        .formatted(
                                sample,
                                sampleLine,
                                day(DateForm.DAY_SLASH),
                                day(DateForm.MONTH_SLASH),
                                form(forms).words(),
                                locale.toLanguageTag())
                : null;
    }

    /** The day that the sample is, read so. */
    private LocalDate day(DateForm as) {
        return scan.forms(sample) == 0 ? LocalDate.EPOCH : LocalDate.ofEpochDay(scan.day(as));
    }

    /** How its dates are written. */
    public String inWords() {
        if (!stated.isEmpty()) {
            return "dates, by stated patterns";
        }
        return forms == DateForm.ANY ? "no dates" : "dates, " + form(forms).words();
    }

    /** Why that was decided. */
    public String why() {
        if (!stated.isEmpty()) {
            return "the mapping states it";
        }
        if (forms == DateForm.ANY) {
            return "no text of it is a date";
        }
        return remark() == null
                ? "'%s' (line %d) can only be read so".formatted(sample, sampleLine)
                : "by the locale " + locale.toLanguageTag();
    }

    /** The moment; null if the text is no date of this column. */
    public @Nullable At read(String text) {
        var at = read.get(text);
        if (at == null) {
            at = fresh(text);
            if (at != null) {
                read.put(text, at);
            }
        }
        return at;
    }

    /** Whether something can have happened then, or will: no end of time such as 31.12.9999. */
    public static boolean isInTime(At at) {
        var year = at.day(ZoneOffset.UTC).getYear();
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private @Nullable At fresh(String text) {
        for (var pattern : stated) {
            var at = pattern.read(text, zone);
            if (at != null) {
                return at;
            }
        }
        var possible = scan.forms(text) & (stated.isEmpty() ? forms : DateForm.ISO.bit());
        if (possible == 0) {
            return null;
        }
        var form = form(possible);
        var date = LocalDate.ofEpochDay(scan.day(form));
        var time = scan.time();
        if (form == DateForm.SERIAL && scan.serialSeconds() > 0) {
            time = LocalTime.ofSecondOfDay(scan.serialSeconds());
        }
        if (time == null) {
            return At.day(date);
        }
        var own = scan.zone();
        Instant instant =
                LocalDateTime.of(date, time).atZone(own == null ? zone : own).toInstant();
        return At.instant(instant);
    }

    private DateForm form(int possible) {
        var ambiguous = DateForm.DAY_SLASH.bit() | DateForm.MONTH_SLASH.bit();
        return (possible & ambiguous) == ambiguous && monthFirst(locale)
                ? DateForm.MONTH_SLASH
                : DateForm.first(possible);
    }

    private static boolean monthFirst(Locale locale) {
        var pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, locale);
        var month = pattern.indexOf('M');
        var day = pattern.indexOf('d');
        return month >= 0 && day > month && pattern.indexOf('y') > day;
    }
}
