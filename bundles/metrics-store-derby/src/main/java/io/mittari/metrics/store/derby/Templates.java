package io.mittari.metrics.store.derby;

import io.mittari.metrics.store.TemplateVersion;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements on templates; transactions are the caller's. */
final class Templates {

    private static final String VERSIONS =
            "SELECT name, version, content, changed_by, why, changed_at FROM template_version";

    private Templates() {}

    static List<TemplateVersion> all(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(VERSIONS + " ORDER BY name, version DESC")) {
            return versions(select.executeQuery());
        }
    }

    static Optional<TemplateVersion> one(Connection connection, String name, int version) throws SQLException {
        try (var select = connection.prepareStatement(VERSIONS + " WHERE name = ? AND version = ?")) {
            select.setString(1, name);
            select.setInt(2, version);
            return versions(select.executeQuery()).stream().findFirst();
        }
    }

    /** Times are kept to the millisecond. */
    static TemplateVersion keep(Connection connection, String name, String file, String by, String why, Instant at)
            throws SQLException {
        var kept = new TemplateVersion(
                name,
                next(connection, name),
                file,
                Text.upTo(500, by),
                Text.upTo(4000, why),
                Instant.ofEpochMilli(at.toEpochMilli()));
        try (var insert = connection.prepareStatement(
                "INSERT INTO template_version (name, version, content, changed_by, why, changed_at) VALUES (?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, kept.name());
            insert.setInt(2, kept.version());
            insert.setCharacterStream(3, new StringReader(kept.file()));
            insert.setString(4, kept.by());
            insert.setString(5, kept.why());
            insert.setLong(6, kept.at().toEpochMilli());
            insert.executeUpdate();
        }
        return kept;
    }

    private static int next(Connection connection, String name) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT COALESCE(MAX(version), 0) + 1 FROM template_version WHERE name = ?")) {
            select.setString(1, name);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static List<TemplateVersion> versions(ResultSet rows) throws SQLException {
        try (rows) {
            var versions = new ArrayList<TemplateVersion>();
            while (rows.next()) {
                versions.add(new TemplateVersion(
                        rows.getString(1),
                        rows.getInt(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        Instant.ofEpochMilli(rows.getLong(6))));
            }
            return versions;
        }
    }
}
