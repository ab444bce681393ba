package io.mittari.connectors.csv.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** One condition of a test: the cell has a text of {@code in}, none of {@code not}, is empty, is in a range. */
record Condition(
        Cell cell,
        @Nullable Texts in,
        @Nullable Texts not,
        @Nullable Boolean empty,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max) {

    boolean isNumeric() {
        return min != null || max != null;
    }

    /** Whether no row can meet both. */
    boolean excludes(Condition other) {
        return cell.sameAs(other.cell) && (apart(this, other) || apart(other, this));
    }

    private static boolean apart(Condition a, Condition b) {
        if (a.in != null && b.in != null && a.in.apartFrom(b.in)) {
            return true;
        }
        if (a.in != null && b.not != null && b.not.covers(a.in)) {
            return true;
        }
        if (Boolean.TRUE.equals(a.empty)) {
            return Boolean.FALSE.equals(b.empty)
                    || b.isNumeric()
                    || (b.in != null && !b.in.matches(""))
                    || (b.not != null && b.not.matches(""));
        }
        return a.max != null && b.min != null && a.max.compareTo(b.min) < 0;
    }
}
