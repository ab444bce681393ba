package io.mittari.connectors.csv.text;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The end of a text taken apart as a time of day, with or without a zone. Reused from text to text; one thread. */
final class TimeScan {

    private @Nullable LocalTime time;
    private @Nullable ZoneId zone;

    /** Where the time begins; the text's length without one. */
    static int start(String text) {
        var colon = text.indexOf(':');
        if (colon < 1) {
            return text.length();
        }
        var i = colon;
        while (i > 0 && Character.isDigit(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** Takes the rest of the text apart, if there is one; whether it is a time. */
    boolean scan(String text, int start) {
        time = null;
        zone = null;
        return start >= text.length() || clock(text, start);
    }

    @Nullable
    LocalTime time() {
        return time;
    }

    @Nullable
    ZoneId zone() {
        return zone;
    }

    private boolean clock(String text, int start) {
        var end = start;
        var field = new int[3];
        var fields = 0;
        var nanos = 0;
        while (end < text.length() && fields < 3) {
            var from = end;
            while (end < text.length() && Character.isDigit(text.charAt(end)) && end - from < 2) {
                field[fields] = field[fields] * 10 + text.charAt(end++) - '0';
            }
            if (end == from) {
                return false;
            }
            fields++;
            if (end >= text.length() || text.charAt(end) != ':') {
                break;
            }
            end++;
        }
        if (fields == 3 && end + 1 < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ',')) {
            var unit = 100_000_000;
            for (end++; end < text.length() && Character.isDigit(text.charAt(end)); end++) {
                nanos += (text.charAt(end) - '0') * unit;
                unit /= 10;
            }
        }
        return fields >= 2 && zoned(text.substring(end).strip(), field, nanos);
    }

    private boolean zoned(String rest, int[] field, int nanos) {
        var hour = field[0];
        var left = rest;
        if (left.regionMatches(true, 0, "am", 0, 2) || left.regionMatches(true, 0, "pm", 0, 2)) {
            if (hour < 1 || hour > 12) {
                return false;
            }
            hour = hour % 12 + (Character.toLowerCase(left.charAt(0)) == 'p' ? 12 : 0);
            left = left.substring(2).strip();
        }
        if (hour > 23 || field[1] > 59 || field[2] > 59) {
            return false;
        }
        time = LocalTime.of(hour, field[1], field[2], nanos);
        if (left.isEmpty()) {
            return true;
        }
        var bracket = left.indexOf('[');
        var name =
                bracket > 0 ? left.substring(0, bracket) : left.replace("[", "").replace("]", "");
        if (name.isEmpty()) {
            return false;
        }
        try {
            zone = name.charAt(0) == '+' || name.charAt(0) == '-' ? ZoneOffset.of(name) : ZoneId.of(name);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
