package io.mittari.connectors.csv.mapping;

import io.mittari.connectors.csv.text.Memo;
import java.util.ArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns tests into predicates of rows. */
final class WhenCompiler {

    private WhenCompiler() {}

    static Predicate<Cells> compile(@Nullable When when, CellCompiler cells) {
        if (when == null) {
            return row -> true;
        }
        Predicate<Cells> any = null;
        for (var conditions : when.any()) {
            Predicate<Cells> all = null;
            for (var condition : conditions) {
                var one = condition(condition, cells);
                all = all == null ? one : all.and(one);
            }
            Predicate<Cells> met = all == null ? row -> true : all;
            any = any == null ? met : any.or(met);
        }
        return any == null ? row -> true : any;
    }

    private static Predicate<Cells> condition(Condition condition, CellCompiler cells) {
        var text = cells.text(condition.cell());
        var tests = new ArrayList<Predicate<Cells>>();
        if (condition.in() != null || condition.not() != null || condition.empty() != null) {
            var memo = new Memo<Boolean>();
            tests.add(row -> {
                var value = text.of(row);
                var known = memo.get(value);
                if (known == null) {
                    known = fits(condition, value);
                    memo.put(value, known);
                }
                return known;
            });
        }
        if (condition.isNumeric()) {
            tests.add(range(condition, cells));
        }
        return tests.stream().reduce(row -> true, Predicate::and);
    }

    private static boolean fits(Condition condition, String value) {
        var folded = Words.folded(value);
        var in = condition.in();
        var not = condition.not();
        var empty = condition.empty();
        return (in == null || in.matches(folded))
                && (not == null || !not.matches(folded))
                && (empty == null || empty == value.isEmpty());
    }

    private static Predicate<Cells> range(Condition condition, CellCompiler cells) {
        var site = cells.number(condition.cell());
        var min = condition.min();
        var max = condition.max();
        return row -> {
            var value = site.text().of(row);
            if (value.isEmpty()) {
                return false;
            }
            if (!site.column().read(value)) {
                cells.trouble()
                        .reject("'%s' in %s is no number, and the mapping tests it (%s)"
                                .formatted(
                                        value,
                                        condition.cell().inWords(),
                                        condition.cell().place()));
                return false;
            }
            var number = site.column().number();
            return (min == null || number.compareTo(min) >= 0) && (max == null || number.compareTo(max) <= 0);
        };
    }
}
