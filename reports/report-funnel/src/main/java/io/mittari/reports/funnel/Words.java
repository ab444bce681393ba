package io.mittari.reports.funnel;

import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Stage;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The report's sentences, and names of stages and months, in one language; English where there is none of that
 * language. What is put into a sentence is text already: numbers are written by {@link Numbers}.
 */
final class Words {

    private final Locale language;
    private final ResourceBundle bundle;

    Words(Locale language) {
        this.language = language;
        // This bundle's own loader, and never the language of the machine.
        this.bundle = ResourceBundle.getBundle(
                "OSGI-INF/l10n/report",
                language,
                Words.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    Locale language() {
        return language;
    }

    String say(String key, String... texts) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
    }

    /** The first of the keys that there is. */
    String sayFirst(String special, String general, String... texts) {
        return say(bundle.containsKey(special) ? special : general, texts);
    }

    /** One of it: {@code Offer}; a stage of the tenant's own is called by its id. */
    String stage(Stage stage) {
        var key = "stage." + stage;
        return bundle.containsKey(key) ? bundle.getString(key) : stage.name();
    }

    /** Many of it: {@code Offers}. */
    String stages(Stage stage) {
        var key = "stages." + stage;
        return bundle.containsKey(key) ? bundle.getString(key) : stage.name();
    }

    String conversion(Stage from, Stage to) {
        return stage(from) + " → " + stage(to);
    }

    String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .format(day);
    }

    /** {@code October 2026}. */
    String month(YearMonth month) {
        return format("LLLL uuuu", month);
    }

    /** {@code Oct}, and with the year in January and where asked for: {@code Jan 2026}. */
    String shortMonth(YearMonth month, boolean year) {
        return format(year || month.getMonthValue() == 1 ? "LLL uuuu" : "LLL", month);
    }

    /** {@code June–August 2026}. */
    String months(Period period) {
        if (period.from() == null || period.to() == null) {
            return "–";
        }
        var from = YearMonth.from(period.from());
        var to = YearMonth.from(period.to());
        if (from.equals(to)) {
            return month(to);
        }
        return from.getYear() == to.getYear()
                ? format("LLLL", from) + "–" + month(to)
                : month(from) + " – " + month(to);
    }

    private String format(String pattern, YearMonth month) {
        return DateTimeFormatter.ofPattern(pattern, language).format(month);
    }
}
