package io.mittari.report.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Finds what belongs together in two lists whose order means something. */
final class Alignment {

    private Alignment() {}

    /** Indices in both lists; -1: the other list alone has it. */
    record Pair(int before, int after) {

        boolean inBoth() {
            return before >= 0 && after >= 0;
        }

        /** In the first list that has it. */
        int index() {
            return before < 0 ? after : before;
        }
    }

    /**
     * As many as possible of those that are the same, in order; of what is left between two of them, the first with the
     * first of its kin.
     */
    static <T> List<Pair> of(List<T> before, List<T> after, BiPredicate<T, T> same, BiPredicate<T, T> kin) {
        var longest = longest(before, after, same);
        var pairs = new ArrayList<Pair>();
        int b = 0;
        int a = 0;
        int fromB = 0;
        int fromA = 0;
        while (b < before.size() && a < after.size()) {
            if (same.test(before.get(b), after.get(a))) {
                between(before, after, fromB, b, fromA, a, kin, pairs);
                pairs.add(new Pair(b, a));
                fromB = ++b;
                fromA = ++a;
            } else if (longest[b + 1][a] >= longest[b][a + 1]) {
                b++;
            } else {
                a++;
            }
        }
        between(before, after, fromB, before.size(), fromA, after.size(), kin, pairs);
        return pairs;
    }

    /** For every two places, how many of the rest can be matched. */
    private static <T> int[][] longest(List<T> before, List<T> after, BiPredicate<T, T> same) {
        var longest = new int[before.size() + 1][after.size() + 1];
        for (int b = before.size() - 1; b >= 0; b--) {
            for (int a = after.size() - 1; a >= 0; a--) {
                longest[b][a] = same.test(before.get(b), after.get(a))
                        ? longest[b + 1][a + 1] + 1
                        : Math.max(longest[b + 1][a], longest[b][a + 1]);
            }
        }
        return longest;
    }

    private static <T> void between(
            List<T> before,
            List<T> after,
            int fromB,
            int toB,
            int fromA,
            int toA,
            BiPredicate<T, T> kin,
            List<Pair> pairs) {
        int a = fromA;
        for (int b = fromB; b < toB; b++) {
            int found = a;
            while (found < toA && !kin.test(before.get(b), after.get(found))) {
                found++;
            }
            if (found == toA) {
                pairs.add(new Pair(b, -1));
                continue;
            }
            for (; a < found; a++) {
                pairs.add(new Pair(-1, a));
            }
            pairs.add(new Pair(b, a++));
        }
        for (; a < toA; a++) {
            pairs.add(new Pair(-1, a));
        }
    }
}
