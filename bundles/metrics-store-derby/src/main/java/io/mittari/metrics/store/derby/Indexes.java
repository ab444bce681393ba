package io.mittari.metrics.store.derby;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Indexes made again from their tables; transactions are the caller's. Nothing of the old one is read. */
final class Indexes {

    private Indexes() {}

    static void makeAgain(Connection connection, Place place) throws SQLException {
        if (place.constraint() == null) {
            makeIndex(connection, place);
        } else {
            makeKey(connection, place);
        }
    }

    private static void makeKey(Connection connection, Place place) throws SQLException {
        Map<Integer, String> columns = new TreeMap<>();
        try (var keys = connection.getMetaData().getPrimaryKeys(null, null, place.table())) {
            while (keys.next()) {
                columns.put(keys.getInt("KEY_SEQ"), keys.getString("COLUMN_NAME"));
            }
        }
        execute(connection, "ALTER TABLE %s DROP PRIMARY KEY".formatted(place.table()));
        execute(
                connection,
                "ALTER TABLE %s ADD PRIMARY KEY (%s)".formatted(place.table(), String.join(", ", columns.values())));
    }

    private static void makeIndex(Connection connection, Place place) throws SQLException {
        List<String> columns = new ArrayList<>();
        boolean unique = false;
        try (var index = connection.getMetaData().getIndexInfo(null, null, place.table(), false, true)) {
            while (index.next()) {
                if (String.valueOf(place.index()).equals(index.getString("INDEX_NAME"))) {
                    columns.add(index.getString("COLUMN_NAME"));
                    unique = !index.getBoolean("NON_UNIQUE");
                }
            }
        }
        execute(connection, "DROP INDEX \"%s\"".formatted(place.index()));
        execute(
                connection,
                "CREATE %s INDEX \"%s\" ON %s (%s)"
                        .formatted(unique ? "UNIQUE" : "", place.index(), place.table(), String.join(", ", columns)));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
