package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.sql.SQLException;
import org.apache.derby.jdbc.EmbeddedDataSource;

/** The shipped store on a database that is gone with its end. */
public final class StoreInMemory implements AutoCloseable {

    private final String name;
    private final DerbyStore store;

    public StoreInMemory(String name) throws Unavailable {
        this.name = "memory:" + name;
        var source = source();
        source.setCreateDatabase("create");
        this.store = new DerbyStore(source, name, Schema.current());
    }

    public DerbyStore store() {
        return store;
    }

    @Override
    public void close() {
        var source = source();
        source.setConnectionAttributes("drop=true");
        try (var connection = source.getConnection()) {
            throw new IllegalStateException("still there: " + connection);
        } catch (SQLException outcome) {
            if (!"08006".equals(outcome.getSQLState())) {
                throw new IllegalStateException(outcome);
            }
        }
    }

    private EmbeddedDataSource source() {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(name);
        return source;
    }
}
