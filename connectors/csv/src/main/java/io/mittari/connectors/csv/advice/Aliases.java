package io.mittari.connectors.csv.advice;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What columns are called in English, Finnish, Dutch, Turkish, German and Swedish, by what they are for. */
final class Aliases {

    private static final int WHOLE = 2;
    private static final int PART = 1;

    private final Map<Role, List<List<String>>> names = new EnumMap<>(Role.class);

    Aliases() {
        var roles = (JsonObject) Resource.read("aliases.json");
        for (var role : Role.values()) {
            var all = new ArrayList<List<String>>();
            var languages = roles.getJsonObject(role.word());
            languages
                    .keySet()
                    .forEach(language ->
                            Resource.texts(languages, language).forEach(alias -> all.add(Names.words(alias))));
            names.put(role, all);
        }
    }

    /**
     * What each column is most likely for: a name that is an alias goes before one that only holds one, a long alias
     * before a short one, the column further left before its equals.
     */
    Map<Role, ColumnProfile> match(Collection<ColumnProfile> columns) {
        record Match(Role role, ColumnProfile column, int score) {}
        var matches = new ArrayList<Match>();
        for (var column : columns) {
            for (var role : Role.values()) {
                var score = role.fits(column) ? score(role, column) : 0;
                if (score > 0) {
                    matches.add(new Match(role, column, score));
                }
            }
        }
        matches.sort(Comparator.comparingInt(Match::score).reversed());
        var found = new EnumMap<Role, ColumnProfile>(Role.class);
        var taken = new HashSet<ColumnProfile>();
        for (var match : matches) {
            if (!found.containsKey(match.role()) && taken.add(match.column())) {
                found.put(match.role(), match.column());
            }
        }
        return found;
    }

    private int score(Role role, ColumnProfile column) {
        var words = Names.words(column.name());
        var joined = String.join("", words);
        var best = 0;
        for (var alias : names.getOrDefault(role, List.of())) {
            if (joined.equals(String.join("", alias))) {
                best = Math.max(best, 1000 * WHOLE + alias.size());
            } else if (role != Role.KEY && role != Role.DATE && Names.holds(words, alias)) {
                best = Math.max(best, 1000 * PART + alias.size());
            }
        }
        return best;
    }

    /** The aliases by language and role, folded; for those who check them. */
    static Map<String, Integer> languages() {
        var languages = new HashMap<String, Integer>();
        ((JsonObject) Resource.read("aliases.json"))
                .values()
                .forEach(role -> role.asJsonObject().keySet().forEach(tag -> languages.merge(tag, 1, Integer::sum)));
        return languages;
    }
}
