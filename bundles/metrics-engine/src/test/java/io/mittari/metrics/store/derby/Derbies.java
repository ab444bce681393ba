package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.derby.jdbc.EmbeddedDriver;

/** Stores on a real database, for tests. */
public final class Derbies {

    private Derbies() {}

    public static DerbyStore in(Path folder) throws Unavailable {
        return in(folder, source -> source);
    }

    /** On a data source that {@code wrapped} makes of the real one. */
    public static DerbyStore in(Path folder, UnaryOperator<DataSource> wrapped) throws Unavailable {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.resolve("derby").toString());
        source.setCreateDatabase("create");
        return new DerbyStore(
                new EmbeddedDerby(folder.resolve("derby"), wrapped.apply(source), new EmbeddedDriver()),
                Schema.current());
    }

    public static void close(Path folder) {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.resolve("derby").toString());
        source.setShutdownDatabase("shutdown");
        try (var connection = source.getConnection()) {
            throw new IllegalStateException("still open: " + connection);
        } catch (SQLException outcome) {
            if (!"08006".equals(outcome.getSQLState())) {
                throw new IllegalStateException(outcome);
            }
        }
    }
}
