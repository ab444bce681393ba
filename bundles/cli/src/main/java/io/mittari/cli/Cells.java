package io.mittari.cli;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells in the short form people read, the same in every country; what does not fit into a cell goes into remarks
 * beneath the table.
 */
final class Cells {

    private final List<String> remarks = new ArrayList<>();
    private boolean partial;
    private boolean estimated;
    private boolean tooFew;

    /** {@code 30.0 %}, {@code 1054.00 EUR}, {@code no data (1)}. */
    String value(JsonObject cell) {
        return cell.isNull("value")
                ? noData(cell.getString("reason", "not said why"))
                : marked(number(cell, "value", true), cell);
    }

    /** {@code 30.0 % 36/120 (22.5–38.7)}: with what it was made of, and the interval. */
    String full(JsonObject cell) {
        if (cell.isNull("value")) {
            return value(cell);
        }
        var text = value(cell);
        if (cell.containsKey("denominator")) {
            text += " %s/%s".formatted(cell.get("numerator"), cell.get("denominator"));
        }
        var interval = interval(cell);
        return interval.isEmpty() ? text : "%s (%s)".formatted(text, interval);
    }

    String count(JsonObject stage) {
        return stage.containsKey("count")
                ? marked(stage.get("count").toString(), stage)
                : noData(stage.getString("reason", "not said why"));
    }

    String interval(JsonObject cell) {
        return cell.containsKey("low")
                ? "%s–%s".formatted(number(cell, "low", false), number(cell, "high", false))
                : "";
    }

    /** {@code 98 up}: the earlier value and what may be said of the difference; empty where there was none. */
    String trend(JsonObject trend) {
        var value = trend.getJsonObject("value");
        return value.isNull("value")
                ? ""
                : "%s %s"
                        .formatted(number(value, "value", true), shortened(trend.getString("verdict")))
                        .strip();
    }

    private String shortened(String verdict) {
        boolean few = verdict.equals("too few to say");
        tooFew |= few;
        return few ? "?" : verdict.equals("no data") ? "" : verdict;
    }

    /** {@code 6 410 082 EUR}: money that is an estimate, without cents. */
    static String about(JsonObject money) {
        return grouped(number(money.getJsonNumber("value"), 0)) + " " + money.getString("currency", "");
    }

    String settled(JsonObject cell) {
        return cell.containsKey("settled") ? number(cell.getJsonNumber("settled"), 0) + " %" : "";
    }

    /** Lines for beneath the table; empty if nothing needs to be said. */
    List<String> remarks() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < remarks.size(); i++) {
            lines.add("(%d) %s".formatted(i + 1, remarks.get(i)));
        }
        if (partial) {
            lines.add("* the period is not covered whole");
        }
        if (estimated) {
            lines.add("~ made of estimates");
        }
        if (tooFew) {
            lines.add("? too few to say whether it went up or down");
        }
        return lines;
    }

    private String noData(String reason) {
        return "no data " + remark("no data: " + reason);
    }

    private String marked(String text, JsonObject cell) {
        partial |= cell.getBoolean("partial", false);
        estimated |= cell.getBoolean("estimated", false);
        var marks = (cell.getBoolean("partial", false) ? "*" : "") + (cell.getBoolean("estimated", false) ? "~" : "");
        var note = cell.containsKey("remark") ? " " + remark(cell.getString("remark")) : "";
        return text + marks + note;
    }

    private String remark(String text) {
        int at = remarks.indexOf(text);
        if (at < 0) {
            remarks.add(text);
            at = remarks.size() - 1;
        }
        return "(%d)".formatted(at + 1);
    }

    private static String number(JsonObject cell, String key, boolean withUnit) {
        var number = cell.getJsonNumber(key);
        var currency = cell.getString("currency", "");
        return switch (cell.getString("unit")) {
            case "percent" -> number(number, 1) + (withUnit ? " %" : "");
            case "points" -> number(number, 1) + (withUnit ? " points" : "");
            case "days" -> number(number, 1) + (withUnit ? " days" : "");
            case "hours" -> number(number, 1) + (withUnit ? " h" : "");
            case "money" -> grouped(number(number, 2)) + (withUnit ? " " + currency : "");
            case "money-per-day" -> grouped(number(number, 2)) + (withUnit ? " " + currency + "/day" : "");
            case "ratio" -> number(number, 2);
            default -> number.bigDecimalValue().stripTrailingZeros().toPlainString();
        };
    }

    /** Thousands apart by a no-break space, from five digits. */
    private static String grouped(String number) {
        int point = number.indexOf('.') < 0 ? number.length() : number.indexOf('.');
        return point < 5
                ? number
                : number.substring(0, point).replaceAll("(?<=\\d)(?=(\\d{3})+$)", "\u00a0") + number.substring(point);
    }

    private static String number(JsonNumber number, int decimals) {
        BigDecimal exact = number.bigDecimalValue();
        return exact.setScale(Math.min(decimals, Math.max(0, exact.scale())), RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
