package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Brings the tables to the form this program knows: numbered steps, each done once and whole. */
final class Schema {

    private final List<String> steps;

    /** @param steps names of SQL files beside this class; the n-th leads to version n */
    Schema(List<String> steps) {
        this.steps = List.copyOf(steps);
    }

    static Schema current() {
        return new Schema(List.of(
                "0001-journal.sql",
                "0002-generation-floor.sql",
                "0003-people.sql",
                "0004-lost-block.sql",
                "0005-rejected-by.sql",
                "0006-bundles.sql",
                "0007-templates.sql",
                "0008-report-runs.sql"));
    }

    /** @throws Unavailable if the tables are newer than this program, or a step fails */
    void bringUp(Database database, String where) throws Unavailable {
        int have = database.write(Schema::version);
        if (have > steps.size()) {
            throw new Unavailable(
                    "the data in %s has schema %d, this program knows up to %d: a newer one has written it. Start that one again, or restore a backup made before it"
                            .formatted(where, have, steps.size()),
                    null);
        }
        for (int step = have; step < steps.size(); step++) {
            var name = steps.get(step);
            int version = step + 1;
            database.write(connection -> {
                apply(connection, name, version);
                return version;
            });
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (var found = connection.getMetaData().getTables(null, null, "SCHEMA_VERSION", null)) {
            if (!found.next()) {
                try (var statement = connection.createStatement()) {
                    statement.execute(
                            "CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY, name VARCHAR(200) NOT NULL)");
                }
                return 0;
            }
        }
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM schema_version")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void apply(Connection connection, String name, int version) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements(name)) {
                statement.execute(sql);
            }
        }
        try (var insert = connection.prepareStatement("INSERT INTO schema_version (version, name) VALUES (?, ?)")) {
            insert.setInt(1, version);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }

    private static List<String> statements(String name) {
        try (var in = Objects.requireNonNull(Schema.class.getResourceAsStream(name), name)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return Arrays.stream(text.split(";", -1))
                    .map(String::strip)
                    .filter(sql -> !sql.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
