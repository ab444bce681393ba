package io.mittari.web;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Unit;
import java.math.RoundingMode;

/** A measurement in a few characters: {@code 30.0 % (36 of 120)}. */
final class ShortText {

    private ShortText() {}

    static String of(Measurement cell) {
        var value = cell.value();
        if (value == null) {
            return "no data: " + cell.reason();
        }
        var number = value.setScale(Math.min(cell.unit() == Unit.COUNT ? 0 : 1, value.scale()), RoundingMode.HALF_EVEN)
                .toPlainString();
        var text = number + (cell.unit() == Unit.PERCENT ? " %" : "");
        return cell.numerator() == null || cell.denominator() == null
                ? text
                : "%s (%d of %d)".formatted(text, cell.numerator(), cell.denominator());
    }
}
