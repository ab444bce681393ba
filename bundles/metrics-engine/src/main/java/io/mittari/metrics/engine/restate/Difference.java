package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Unit;
import io.mittari.metrics.engine.counting.Said;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What lies between two tellings of one number. */
final class Difference {

    private Difference() {}

    /** Whether both say the same, made of as many; why there is no number does not matter. */
    static boolean none(Measurement one, Measurement other) {
        return sameValue(one.value(), other.value())
                && Objects.equals(one.currency(), other.currency())
                && Objects.equals(one.numerator(), other.numerator())
                && Objects.equals(one.denominator(), other.denominator())
                && (!one.measured() || Objects.equals(one.n(), other.n()));
    }

    /** Of the numbers as they are told, so that the sum comes out for who reads them. */
    static Measurement between(Measurement earlier, Measurement later) {
        var from = earlier.value();
        var to = later.value();
        var unit = later.unit() == Unit.PERCENT ? Unit.POINTS : later.unit();
        if (from == null || to == null) {
            var why = from == null ? earlier.why() : later.why();
            return Measurement.noData(unit, later.definition(), Objects.requireNonNull(why));
        }
        if (!Objects.equals(earlier.currency(), later.currency())) {
            return Measurement.noData(
                    unit,
                    later.definition(),
                    Said.CURRENCIES_DIFFER.of(String.valueOf(earlier.currency()), String.valueOf(later.currency())));
        }
        return new Measurement(
                to.subtract(from),
                unit,
                later.currency(),
                null,
                null,
                null,
                null,
                null,
                "none",
                later.basis(),
                later.definition(),
                null,
                Measurement.Notes.NONE);
    }

    private static boolean sameValue(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
