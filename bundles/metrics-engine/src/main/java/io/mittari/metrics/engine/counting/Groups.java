package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.engine.view.FactsView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of a funnel's opportunities count, and the values of the attributes they are told apart by. */
public final class Groups {

    /** How an empty dimension is written. */
    public static final String BLANK = "(blank)";

    private final int @Nullable [] group;
    private final List<List<String>> labels;

    private Groups(int @Nullable [] group, List<List<String>> labels) {
        this.group = group;
        this.labels = labels;
    }

    /**
     * @param by attributes, at most two
     * @param where attributes and the value each must have
     */
    static Groups of(FactsView view, String funnel, List<String> by, Map<String, String> where) throws BadRequest {
        int wanted = view.funnels().indexOf(funnel);
        if (by.isEmpty() && where.isEmpty() && view.funnels().size() == 1 && wanted == 0) {
            return new Groups(null, List.of(List.of()));
        }
        var group = new int[view.size()];
        var funnels = view.funnel();
        for (int i = 0; i < group.length; i++) {
            group[i] = funnels[i] == wanted ? 0 : -1;
        }
        for (var only : where.entrySet()) {
            keep(view, only.getKey(), only.getValue(), group);
        }
        return by.isEmpty() ? new Groups(group, List.of(List.of())) : split(view, by, group);
    }

    public int size() {
        return labels.size();
    }

    /** The group of an opportunity; -1: it does not count. */
    public int of(int opportunity) {
        return group == null ? 0 : group[opportunity];
    }

    /** Values of a group, in the order of the attributes. */
    List<String> labels(int group) {
        return labels.get(group);
    }

    private static void keep(FactsView view, String dimension, String value, int[] group) {
        var codes = view.codes(dimension);
        int size = size(codes);
        var kept = new boolean[size];
        for (int code = 0; code < size; code++) {
            kept[code] = label(view, dimension, code - 1).equals(value);
        }
        for (int i = 0; i < group.length; i++) {
            group[i] = kept[codes[i] + 1] ? group[i] : -1;
        }
    }

    private static Groups split(FactsView view, List<String> by, int[] group) throws BadRequest {
        var first = view.codes(by.get(0));
        var second = by.size() == 2 ? view.codes(by.get(1)) : null;
        var numbers = new HashMap<Long, Integer>();
        var labels = new ArrayList<List<String>>();
        for (int i = 0; i < group.length; i++) {
            if (group[i] < 0) {
                continue;
            }
            long code = ((long) first[i] << Integer.SIZE) + (second == null ? 0 : second[i]);
            var number = numbers.get(code);
            if (number == null) {
                number = labels.size();
                if (number == Grid.ROWS) {
                    throw Grid.tooMany("more than %,d".formatted(number), Grid.ROWS);
                }
                numbers.put(code, number);
                var one = label(view, by.get(0), first[i]);
                labels.add(second == null ? List.of(one) : List.of(one, label(view, by.get(1), second[i])));
            }
            group[i] = number;
        }
        return new Groups(group, labels);
    }

    /** Number of codes, the blank one included. */
    private static int size(int[] codes) {
        int highest = FactsView.BLANK;
        for (int code : codes) {
            highest = Math.max(highest, code);
        }
        return highest + 2;
    }

    private static String label(FactsView view, String dimension, int code) {
        return code == FactsView.BLANK ? BLANK : view.label(dimension, code);
    }
}
