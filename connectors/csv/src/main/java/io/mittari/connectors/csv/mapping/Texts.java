package io.mittari.connectors.csv.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Some texts, exact or with {@code *}; regardless of case. */
record Texts(Set<String> exact, List<Wild> wild) {

    Texts {
        exact = Set.copyOf(exact);
        wild = List.copyOf(wild);
    }

    static Texts of(List<String> texts) {
        var exact = new HashSet<String>();
        var wild = new ArrayList<Wild>();
        for (var text : texts) {
            if (Wild.isWild(text)) {
                wild.add(Wild.of(text));
            } else {
                exact.add(Words.folded(text));
            }
        }
        return new Texts(exact, wild);
    }

    boolean matches(String folded) {
        if (exact.contains(folded)) {
            return true;
        }
        for (var one : wild) {
            if (one.matches(folded)) {
                return true;
            }
        }
        return false;
    }

    /** Whether no text can be in both; two with stars are taken to overlap. */
    boolean apartFrom(Texts other) {
        return (wild.isEmpty() || other.wild.isEmpty())
                && exact.stream().noneMatch(other::matches)
                && other.exact.stream().noneMatch(this::matches);
    }

    /** Whether every text meant by the other is meant here too. */
    boolean covers(Texts other) {
        return other.exact.stream().allMatch(this::matches) && wild.containsAll(other.wild);
    }
}
