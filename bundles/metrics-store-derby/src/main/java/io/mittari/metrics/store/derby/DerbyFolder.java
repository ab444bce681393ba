package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Properties;
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

    /** The database in the folder; Derby makes the folder itself, but not the one it stands in. */
    static EmbeddedDerby of(Path folder, DataSourceFactory factory) throws IOException, SQLException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        var properties = new Properties();
        properties.setProperty(DataSourceFactory.JDBC_DATABASE_NAME, folder.toString());
        return new EmbeddedDerby(folder, factory.createDataSource(properties), factory.createDriver(new Properties()));
    }

    /**
     * The first connection is what opens it.
     *
     * @throws Unavailable naming the folder and what Derby found wrong with it
     */
    static void demandSound(Path folder, DamagedPages.Derby derby) throws Unavailable {
        try (var first = derby.open()) {
            first.clearWarnings();
        } catch (SQLException e) {
            var found = new LinkedHashSet<String>();
            e.forEach(each -> found.add(String.valueOf(each.getMessage())));
            throw new Unavailable(
                    "the database in %s cannot be opened: %s. Put a backup of the home in its place; if there is none to keep, move the folder away, and an empty one is made"
                            .formatted(folder, String.join(" ", found)),
                    null); // all is told; of a chain of causes, only the innermost would be shown
        }
    }
}
