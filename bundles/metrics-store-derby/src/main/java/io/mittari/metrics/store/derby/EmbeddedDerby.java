package io.mittari.metrics.store.derby;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;

/** One database of the Derby in this process, as it is opened and closed. */
record EmbeddedDerby(Path folder, DataSource source, Driver driver) implements DamagedPages.Derby {

    private static final String CLOSED = "08006";
    private static final String ALL_CLOSED = "XJ015";
    private static final String NOT_OPEN = "XJ004";

    @Override
    public Connection open() throws SQLException {
        return source.getConnection();
    }

    /** A database that met a damaged page is closed only with the whole of Derby. */
    @Override
    public void close() throws SQLException {
        if (!closed("jdbc:derby:" + folder + ";shutdown=true")) {
            closed("jdbc:derby:;shutdown=true;deregister=false");
        }
    }

    private boolean closed(String url) throws SQLException {
        try (var never = driver.connect(url, new Properties())) {
            throw new SQLException("still open: " + never);
        } catch (SQLException outcome) {
            return CLOSED.equals(outcome.getSQLState())
                    || ALL_CLOSED.equals(outcome.getSQLState())
                    || NOT_OPEN.equals(outcome.getSQLState());
        }
    }
}
