package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Gets the bytes of erased rows out of the database's files. Derby leaves them where they were: in pages, in indexes and
 * in the transaction log. So the tables that had them are written anew, and the log is pushed on into its next file,
 * after which a checkpoint deletes the files before it. Writers wait meanwhile.
 */
final class Scrubbing {

    /** Tables from which {@link DerbyStore#erase} takes texts. */
    private static final List<String> TABLES = List.of("PERSON", "REJECTED_RECORD", "REPORT_RUN");

    /** Derby's own default; a file of the log ends when it is that long. */
    private static final long LOG_FILE = 1 << 20;

    private static final int ROW = 31_000;

    private final Database database;

    Scrubbing(Database database) {
        this.database = database;
    }

    /** Part of the transaction that erases. */
    static void demand(Connection connection) throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO scrub_due (due_since) VALUES (?)")) {
            insert.setLong(1, System.currentTimeMillis());
            insert.executeUpdate();
        }
    }

    /** Does what is due, from now or from before a kill. */
    void finish() throws Unavailable {
        if (!isDue()) {
            return;
        }
        for (var table : TABLES) {
            database.write(connection ->
                    call(connection, "CALL SYSCS_UTIL.SYSCS_COMPRESS_TABLE(CURRENT SCHEMA, '%s', 1)".formatted(table)));
        }
        database.write(Scrubbing::fillLog);
        // the second deletes what the first still needed
        database.write(connection -> call(connection, "CALL SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()"));
        database.write(connection -> call(connection, "CALL SYSCS_UTIL.SYSCS_CHECKPOINT_DATABASE()"));
        database.write(DroppedTables::delete);
        database.write(connection -> call(connection, "DELETE FROM scrub_due"));
    }

    private boolean isDue() throws Unavailable {
        return database.read(connection -> {
            try (var select = connection.prepareStatement("SELECT COUNT(*) FROM scrub_due");
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1) > 0;
            }
        });
    }

    /** Writes a file of the log full with a table that is never there. */
    private static boolean fillLog(Connection connection) throws SQLException {
        call(connection, "CREATE TABLE log_filler (content VARCHAR(31744) FOR BIT DATA NOT NULL)");
        try (var insert = connection.prepareStatement("INSERT INTO log_filler (content) VALUES (?)")) {
            insert.setBytes(1, new byte[ROW]);
            long file = Long.getLong("derby.storage.logSwitchInterval", LOG_FILE);
            for (long written = 0; written <= file; written += ROW) {
                insert.executeUpdate();
            }
        }
        connection.rollback();
        return true;
    }

    private static boolean call(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
