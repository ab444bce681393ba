package io.mittari.report.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a scale from 0 up: steps of 1, 2, 2.5 or 5 times a power of ten, three to six of them.
 *
 * @param values from 0 to at least the highest value
 */
record Ticks(List<BigDecimal> values) {

    private static final List<BigDecimal> STEPS =
            List.of(new BigDecimal("1"), new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("5"));

    Ticks {
        values = List.copyOf(values);
    }

    static Ticks upTo(double highest) {
        var wanted = BigDecimal.valueOf(Double.isFinite(highest) && highest > 0 ? highest : 1);
        int power = wanted.precision() - wanted.scale() - 2;
        while (true) {
            for (var step : STEPS) {
                var scaled = step.scaleByPowerOfTen(power);
                if (scaled.multiply(BigDecimal.valueOf(5)).compareTo(wanted) >= 0) {
                    return by(scaled, wanted);
                }
            }
            power++;
        }
    }

    double highest() {
        return values.get(values.size() - 1).doubleValue();
    }

    private static Ticks by(BigDecimal step, BigDecimal wanted) {
        var values = new ArrayList<BigDecimal>();
        values.add(BigDecimal.ZERO);
        while (values.get(values.size() - 1).compareTo(wanted) < 0) {
            values.add(step.multiply(BigDecimal.valueOf(values.size())));
        }
        return new Ticks(values);
    }
}
