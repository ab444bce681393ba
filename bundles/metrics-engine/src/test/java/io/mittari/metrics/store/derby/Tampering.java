package io.mittari.metrics.store.derby;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** Does to a stored journal what no program of ours would do. */
public final class Tampering {

    private final EmbeddedDataSource source = new EmbeddedDataSource();

    public Tampering(Path folder) {
        source.setDatabaseName(folder.resolve("derby").toString());
    }

    public byte[] block(long number) throws SQLException {
        try (var connection = source.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT content FROM journal_block WHERE part = 0 AND number = " + number)) {
            rows.next();
            return rows.getBytes(1);
        }
    }

    public void setBlock(long number, byte[] content) throws SQLException {
        try (var connection = source.getConnection();
                var update = connection.prepareStatement("UPDATE journal_block SET content = ? WHERE number = ?")) {
            update.setBytes(1, content);
            update.setLong(2, number);
            update.executeUpdate();
        }
    }

    public void run(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
