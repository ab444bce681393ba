package io.mittari.connectors.csv.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a lookup by key, as far as the mapping asks for them. */
public final class Table {

    /** Rows a lookup may have: all of them stay in memory during an import. */
    static final int MOST_ROWS = 1_000_000;

    private final Lookup lookup;
    private final List<String> columns;
    private final Map<String, String[]> rows = new HashMap<>();

    /** @param columns the ones asked for */
    public Table(Lookup lookup, List<String> columns) {
        this.lookup = lookup;
        this.columns = List.copyOf(columns);
    }

    /** The columns asked for, in the order of a row's values. */
    public List<String> columns() {
        return columns;
    }

    /**
     * Takes a row in.
     *
     * @param file for the message
     * @throws FileUnfit if the key stands twice and may not, or there are too many
     */
    public void add(String key, String[] values, String file, long line) {
        if (key.isEmpty()) {
            return;
        }
        if (rows.putIfAbsent(key, values) != null && !lookup.many()) {
            throw new FileUnfit(
                    "%s:%d: the key '%s' stands twice in the lookup '%s'; mend the file, or say \"many\": true and the first counts"
                            .formatted(file, line, key, lookup.name()));
        }
        if (rows.size() > MOST_ROWS) {
            throw new FileUnfit("%s: the lookup '%s' has more than %d keys".formatted(file, lookup.name(), MOST_ROWS));
        }
    }

    public int size() {
        return rows.size();
    }

    String @Nullable [] row(String key) {
        return rows.get(key);
    }

    int column(String name) {
        return columns.indexOf(name);
    }
}
