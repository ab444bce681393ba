package io.mittari.metrics.store.derby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.jdbc.DataSourceFactory;

/** The folder the database stands in. */
final class DerbyFolder {

    private static final String HOME = "mittari.home";

    private DerbyFolder() {}

    static Path from(DerbyStoreConfig config, BundleContext context) {
        if (!config.folder().isBlank()) {
            return Path.of(config.folder());
        }
        var home = context.getProperty(HOME);
        if (home == null) {
            throw new IllegalArgumentException(
                    "no folder for the data: set folder in %s, or the framework's property %s"
                            .formatted(DerbyStore.PID, HOME));
        }
        return Path.of(home, "data", "derby");
    }

    /** Opens the database in the folder; Derby makes the folder itself, but not the one it stands in. */
    static DataSource open(Path folder, DataSourceFactory factory) throws IOException, SQLException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        var properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_DATABASE_NAME, folder.toString());
        return factory.createDataSource(properties);
    }
}
