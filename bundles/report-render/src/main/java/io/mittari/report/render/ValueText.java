package io.mittari.report.render;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Measurement.Notes;
import io.mittari.metrics.api.report.Block.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Cells in words, as their page has them. For one document. */
final class ValueText {

    private static final String INTERVAL = "95 %";

    /** What is told only where the rounded look alike. */
    private static final Map<String, String> EXACT = Map.of("exactly", "", "95 % exactly", INTERVAL);

    private final Numbers numbers;

    ValueText(Locale language) {
        numbers = new Numbers(language, new Words(language));
    }

    /** A cell by itself. */
    String of(Value value) {
        return value instanceof Value.Measured cell ? number(cell.measurement()) : ((Value.Text) value).text();
    }

    /** A cell, and all that another one of its place has otherwise: {@code 41.0% (n 120)}. */
    String beside(Value value, Value other) {
        if (!(value instanceof Value.Measured cell)) {
            return of(value);
        }
        var number = number(cell.measurement());
        var said = said(cell.measurement());
        var others = other instanceof Value.Measured measured ? said(measured.measurement()) : Map.<String, String>of();
        var differing = said.entrySet().stream()
                .filter(each -> !each.getValue().equals(others.getOrDefault(each.getKey(), "")))
                .filter(each -> !each.getValue().isEmpty())
                .filter(each -> !each.getKey().isEmpty() && !each.getValue().equals(number))
                .filter(each -> looksAlike(EXACT.get(each.getKey()), said, others))
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        return differing.isEmpty() ? number : "%s (%s)".formatted(number, differing);
    }

    /** @param rounded null: it is no exact form of anything */
    private static boolean looksAlike(@Nullable String rounded, Map<String, String> said, Map<String, String> others) {
        return rounded == null || Objects.equals(said.get(rounded), others.get(rounded));
    }

    private String number(Measurement cell) {
        return cell.measured() ? numbers.of(cell) : "no data";
    }

    /** All of a number that people may ask for; what is told by the number itself first, under no name. */
    private Map<String, String> said(Measurement cell) {
        var said = new LinkedHashMap<String, String>();
        said.put("", number(cell));
        put(said, "n", cell.n());
        put(
                said,
                "counted",
                cell.numerator() == null || cell.denominator() == null
                        ? null
                        : cell.numerator() + "/" + cell.denominator());
        put(said, INTERVAL, numbers.interval(cell));
        put(
                said,
                "95 % exactly",
                cell.low() == null || cell.high() == null ? null : plain(cell.low()) + "–" + plain(cell.high()));
        put(said, "interval", cell.interval().equals("none") ? null : cell.interval());
        put(said, "basis", cell.basis() == null ? null : cell.basis().word());
        put(said, "definition", cell.definition());
        put(said, "because", cell.reason());
        put(said, "unit", cell.unit().word());
        put(said, "currency", cell.currency());
        notes(cell.notes(), said);
        put(said, "exactly", cell.value() == null ? null : plain(cell.value()));
        return said;
    }

    private static void notes(Notes notes, Map<String, String> said) {
        put(said, "settled", notes.settled() == null ? null : plain(notes.settled()));
        put(said, "skipped", notes.skipped());
        put(said, "out of order", notes.outOfOrder());
        put(said, "undated", notes.undated());
        put(said, "without value", notes.withoutValue());
        put(said, "entered again", notes.reEntries());
        put(said, "estimated", notes.estimated() ? "yes" : "no");
        put(said, "partial", notes.partial() ? "yes" : "no");
        put(said, "remark", notes.remark());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static void put(Map<String, String> said, String name, @Nullable Object value) {
        said.put(name, value == null ? "" : value.toString());
    }
}
