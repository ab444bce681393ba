package io.mittari.connectors.csv.advice;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stages and outcomes are called, in six languages. */
final class StageWords {

    static final Set<String> STAGES = Set.of("lead", "meeting", "offer");
    static final Set<String> OUTCOMES = Set.of("won", "lost", "none");

    private final List<Known> known = new ArrayList<>();

    private record Known(List<String> words, String meaning) {}

    StageWords() {
        var meanings = (JsonObject) Resource.read("words.json");
        meanings.keySet()
                .forEach(meaning -> Resource.texts(meanings, meaning)
                        .forEach(text -> known.add(new Known(Names.words(text), meaning))));
        known.sort(Comparator.comparingInt((Known one) -> one.words().size()).reversed());
    }

    /** {@code lead}, {@code meeting}, {@code offer}, {@code won}, {@code lost}, {@code none} or {@code open}; null: unknown. */
    @Nullable
    String of(String text) {
        var words = Names.words(text);
        var joined = String.join("", words);
        for (var one : known) {
            if (joined.equals(String.join("", one.words()))) {
                return one.meaning();
            }
        }
        for (var one : known) {
            if (Names.holds(words, one.words())) {
                return one.meaning();
            }
        }
        return null;
    }
}
