package io.mittari.connectors.csv.mapping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The step {@code values}: texts by other texts, regardless of case; exact ones first, then those with {@code *} in the
 * order written.
 *
 * @param exact by folded text; an empty value stands for null: no fact here
 */
record Values(Map<String, String> exact, List<Map.Entry<Wild, String>> wild) {

    Values {
        exact = Map.copyOf(exact);
        wild = List.copyOf(wild);
    }

    static Values of(Map<String, @Nullable String> written) {
        var exact = new HashMap<String, String>();
        var wild = new ArrayList<Map.Entry<Wild, String>>();
        new LinkedHashMap<>(written).forEach((text, value) -> {
            var to = value == null ? "" : value;
            if (Wild.isWild(text)) {
                wild.add(Map.entry(Wild.of(text), to));
            } else {
                exact.put(Words.folded(text), to);
            }
        });
        return new Values(exact, wild);
    }

    /** What the text becomes; empty for none; null if the text is not listed. */
    @Nullable
    String of(String text) {
        if (text.isEmpty()) {
            return "";
        }
        var folded = Words.folded(text);
        var value = exact.get(folded);
        if (value != null) {
            return value;
        }
        for (var one : wild) {
            if (one.getKey().matches(folded)) {
                return one.getValue();
            }
        }
        return null;
    }

    /** All that can come out. */
    Collection<String> results() {
        var results = new ArrayList<>(exact.values());
        wild.forEach(one -> results.add(one.getValue()));
        return results;
    }
}
