package io.mittari.metrics.engine.settings;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Stage;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Currency;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Texts with a form. */
final class Forms {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private static final Pattern PERIOD = Pattern.compile("([1-9][0-9]{0,3})([dwm])");

    private Forms() {}

    static Locale locale(String tag) {
        try {
            var locale = new Locale.Builder().setLanguageTag(tag).build();
            if (locale.getLanguage().isEmpty()) {
                throw new IllegalArgumentException(tag);
            }
            return locale;
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Currency currency(String code) {
        return Currency.getInstance(code);
    }

    static LocalDate day(String path, String text) throws BadRequest {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequest("%s: '%s' is no day; write it like 2026-12-06".formatted(path, text));
        }
    }

    /** {@code 90d}, {@code 12w}, {@code 24m}. */
    static Period period(String text) {
        var written = PERIOD.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException(text);
        }
        int number = Integer.parseInt(written.group(1));
        return switch (written.group(2)) {
            case "d" -> Period.ofDays(number);
            case "w" -> Period.ofWeeks(number);
            default -> Period.ofMonths(number);
        };
    }

    static Stage stage(String path, String name) throws BadRequest {
        if (!NAME.matcher(name).matches()) {
            throw new BadRequest("%s: '%s' is no name of a stage; allowed are 1 to 40 of a-z, 0-9 and -, a letter first"
                    .formatted(path, name));
        }
        return new Stage(name);
    }

    static void funnelName(String path, String name) throws BadRequest {
        if (!NAME.matcher(name).matches()) {
            throw new BadRequest(
                    "%s: '%s' is no name of a funnel; allowed are 1 to 40 of a-z, 0-9 and -, a letter first"
                            .formatted(path, name));
        }
    }
}
