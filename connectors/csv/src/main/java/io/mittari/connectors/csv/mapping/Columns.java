package io.mittari.connectors.csv.mapping;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns a file has. Nameless ones are ignored; two of one name matter if they are used. */
public final class Columns {

    private final String file;
    private final String hint;
    private final List<String> names;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> twice = new HashSet<>();

    public Columns(String file, List<String> names) {
        this(file, names, "");
    }

    /** @param hint what may be wrong with the file if a column is not found */
    public Columns(String file, List<String> names, String hint) {
        this.file = file;
        this.hint = hint;
        this.names = List.copyOf(names);
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i);
            if (!name.isEmpty() && numbers.putIfAbsent(name, i) != null) {
                twice.add(name);
            }
        }
    }

    /**
     * Names all columns at once that are not there, if it is more than one.
     *
     * @throws FileUnfit with the nearest name of each
     */
    void demand(Collection<String> wanted) {
        var unknown = wanted.stream().filter(name -> !numbers.containsKey(name)).toList();
        if (unknown.size() > 1) {
            var known = names.stream().filter(one -> !one.isEmpty()).toList();
            throw new FileUnfit("%s has no columns %s; it has: %s%s"
                    .formatted(
                            file,
                            unknown.stream()
                                    .map(name ->
                                            "'%s' (the nearest is '%s')".formatted(name, Words.nearest(name, known)))
                                    .collect(Collectors.joining(", ")),
                            Words.list(known),
                            hint));
        }
    }

    /** In the order of the file; nameless ones are empty. */
    public List<String> names() {
        return names;
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
            throw new FileUnfit("%s has no column '%s' (%s); the nearest is '%s'; it has: %s%s"
                    .formatted(file, name, who, Words.nearest(name, known), Words.list(known), hint));
        }
        if (twice.contains(name)) {
            throw new FileUnfit("%s has two columns '%s' (%s); rename one".formatted(file, name, who));
        }
        return number;
    }
}
