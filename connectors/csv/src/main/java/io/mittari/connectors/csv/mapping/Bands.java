package io.mittari.connectors.csv.mapping;

import java.math.BigDecimal;
import java.util.List;

/** Names of ranges: {@code 0–9}, {@code 10–49}, {@code 50+}; lower bounds inclusive. */
record Bands(List<BigDecimal> bounds) {

    Bands {
        bounds = List.copyOf(bounds);
    }

    String of(BigDecimal number) {
        for (var i = bounds.size() - 1; i >= 0; i--) {
            if (number.compareTo(bounds.get(i)) >= 0) {
                return i == bounds.size() - 1
                        ? plain(bounds.get(i)) + "+"
                        : plain(bounds.get(i)) + "–" + plain(end(bounds.get(i + 1)));
            }
        }
        return "<" + plain(bounds.get(0));
    }

    /** The last whole number below; a bound with decimals is told as it is. */
    private static BigDecimal end(BigDecimal next) {
        return next.stripTrailingZeros().scale() <= 0 ? next.subtract(BigDecimal.ONE) : next;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
