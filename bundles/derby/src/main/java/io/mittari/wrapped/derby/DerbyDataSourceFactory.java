package io.mittari.wrapped.derby;

import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import org.apache.derby.jdbc.EmbeddedConnectionPoolDataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.derby.jdbc.EmbeddedDriver;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.jdbc.DataSourceFactory;

/**
 * Derby in this process. {@value DataSourceFactory#JDBC_DATABASE_NAME} is the database's folder; it is created if missing.
 * Other properties are not read: Derby's own are system properties, set before it boots.
 */
@Component(property = DataSourceFactory.OSGI_JDBC_DRIVER_CLASS + "=org.apache.derby.jdbc.EmbeddedDriver")
public final class DerbyDataSourceFactory implements DataSourceFactory {

    private static final String SHUT_DOWN = "jdbc:derby:;shutdown=true;deregister=true";
    private static final String SHUT_DOWN_CLEANLY = "XJ015";

    @Activate
    public DerbyDataSourceFactory() {}

    @Override
    public DataSource createDataSource(Properties properties) {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(databaseIn(properties));
        source.setCreateDatabase("create");
        return source;
    }

    @Override
    public ConnectionPoolDataSource createConnectionPoolDataSource(Properties properties) {
        var source = new EmbeddedConnectionPoolDataSource();
        source.setDatabaseName(databaseIn(properties));
        source.setCreateDatabase("create");
        return source;
    }

    @Override
    public XADataSource createXADataSource(Properties properties) {
        var source = new EmbeddedXADataSource();
        source.setDatabaseName(databaseIn(properties));
        source.setCreateDatabase("create");
        return source;
    }

    @Override
    public Driver createDriver(Properties properties) {
        return new EmbeddedDriver();
    }

    /** Writes out and closes every database, so that the next start need not recover. */
    @Deactivate
    void shutDown() throws SQLException {
        try {
            new EmbeddedDriver().connect(SHUT_DOWN, new Properties());
        } catch (SQLException outcome) {
            if (!SHUT_DOWN_CLEANLY.equals(outcome.getSQLState())) {
                throw outcome;
            }
        }
    }

    private static String databaseIn(Properties properties) {
        var name = properties.getProperty(JDBC_DATABASE_NAME);
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(JDBC_DATABASE_NAME + " names no database folder");
        }
        return name;
    }
}
