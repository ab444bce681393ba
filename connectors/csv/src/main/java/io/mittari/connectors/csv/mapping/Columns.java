package io.mittari.connectors.csv.mapping;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The columns a file has. Nameless ones are ignored; two of one name matter if they are used. */
public final class Columns {

    private final String file;
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    public Columns(String file, List<String> names) {
        this.file = file;
        this.names = List.copyOf(names);
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (!name.isEmpty() && numbers.putIfAbsent(name, i) != null) {
                twice.add(name);
            }
        }
    }

    public int size() {
        return names.size();
    }

    /** The column's number, from 0, for a name that stands somewhere in the mapping. */
    int number(String name, Place place) {
        return number(name, "mapping " + place);
    }

    /**
     * The column's number, from 0.
     *
     * @param who asks for it, in words
     * @throws FileUnfit if there is no such column, or there are two
     */
    public int number(String name, String who) {
        var number = numbers.get(name);
        if (number == null) {
            var known = names.stream().filter(one -> !one.isEmpty()).toList();
            throw new FileUnfit("%s has no column '%s' (%s); the nearest is '%s'; it has: %s"
                    .formatted(file, name, who, Words.nearest(name, known), Words.list(known)));
        }
        if (twice.contains(name)) {
            throw new FileUnfit("%s has two columns '%s' (%s); rename one".formatted(file, name, who));
        }
        return number;
    }
}
