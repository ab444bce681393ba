package io.mittari.connectors.csv.text;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Months by name: those of a locale, long, short, and as they stand in a date, and the English ones. */
final class MonthNames {

    private final Map<String, Integer> months = new HashMap<>();

    MonthNames(Locale locale) {
        for (var one : new Locale[] {locale, Locale.ENGLISH}) {
            for (var month : Month.values()) {
                for (var style : TextStyle.values()) {
                    if (style != TextStyle.NARROW && style != TextStyle.NARROW_STANDALONE) {
                        months.putIfAbsent(folded(month.getDisplayName(style, one), one), month.getValue());
                    }
                }
            }
        }
    }

    /** 1 to 12; 0 if it is no month. */
    int of(String word, Locale locale) {
        var month = months.get(folded(word, locale));
        if (month == null) {
            month = months.get(folded(word, Locale.ENGLISH));
        }
        return month == null ? 0 : month;
    }

    private static String folded(String word, Locale locale) {
        var folded = word.toLowerCase(locale);
        return folded.endsWith(".") ? folded.substring(0, folded.length() - 1) : folded;
    }
}
