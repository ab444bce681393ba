package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files of tables and indexes that are no more. Derby deletes such a file some time after the transaction that dropped
 * it; a kill in between leaves it as it was, for ever, and no statement reaches it.
 */
final class DroppedTables {

    private static final Pattern FILE = Pattern.compile("c([0-9a-f]+)\\.dat");
    private static final String FILES = "jdbc:derby:";

    private DroppedTables() {}

    /** Deletes them; nobody may make or drop tables meanwhile. */
    static boolean delete(Connection connection) throws SQLException, Unavailable {
        var folder = Path.of(connection.getMetaData().getURL().substring(FILES.length()), "seg0");
        var there = numbers(connection);
        try (var files = Files.newDirectoryStream(folder, "c*.dat")) {
            for (var file : files) {
                if (isDropped(file, there)) {
                    Files.deleteIfExists(file);
                }
            }
            return true;
        } catch (IOException e) {
            throw new Unavailable(
                    "what a table of old has left in %s cannot be deleted: %s; it holds the name of the person erased. Give the right to delete it, and erase again"
                            .formatted(folder, e),
                    e);
        }
    }

    private static boolean isDropped(Path file, Set<Long> there) {
        var name = FILE.matcher(file.getFileName().toString());
        if (!name.matches()) {
            return false;
        }
        long number = Long.parseLong(name.group(1), 16);
        return !there.contains(number)
                && number > there.stream().min(Long::compare).orElseThrow();
    }

    /** Of all tables and indexes that are not Derby's own; those have the lowest, and some are in no list. */
    private static Set<Long> numbers(Connection connection) throws SQLException {
        var numbers = new HashSet<Long>();
        try (var select = connection.prepareStatement("SELECT c.conglomeratenumber FROM sys.sysconglomerates c"
                        + " JOIN sys.systables t ON c.tableid = t.tableid WHERE t.tabletype = 'T'");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
