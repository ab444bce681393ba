package io.mittari.itests.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A semicolon-separated export in the style of one country: its dates, its numbers, its encoding. */
final class Sheet {

    private final StringBuilder text = new StringBuilder();
    private final Charset encoding;
    private final boolean mark;
    private final DateTimeFormatter dates;
    private final DecimalFormat amounts;

    /**
     * @param mark whether the file begins with a byte order mark
     * @param grouping between thousands; {@code '\0'} for none
     */
    Sheet(Charset encoding, boolean mark, String datePattern, char grouping) {
        this.encoding = encoding;
        this.mark = mark;
        this.dates = DateTimeFormatter.ofPattern(datePattern);
        var symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setDecimalSeparator(',');
        symbols.setGroupingSeparator(grouping);
        this.amounts = new DecimalFormat(grouping == '\0' ? "0.00" : "#,##0.00", symbols);
    }

    Sheet row(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ";").append(quoted(cells[i]));
        }
        text.append("\r\n");
        return this;
    }

    String date(@Nullable LocalDate day) {
        return day == null ? "" : dates.format(day);
    }

    String amount(long major) {
        return amounts.format(BigDecimal.valueOf(major).setScale(2, RoundingMode.UNNECESSARY));
    }

    byte[] bytes() {
        return ((mark ? "\uFEFF" : "") + text).getBytes(encoding);
    }

    private static String quoted(String cell) {
        return cell.contains(";") || cell.contains("\"") ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
