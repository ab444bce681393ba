package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Cursor;
import io.mittari.metrics.api.ingest.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lets one generation of a connector write, and only from where the last batch ended. That a generation is not live is
 * no fault of what was read: the live one, or this one once it is, reads it again.
 */
final class Fence {

    private Fence() {}

    static void check(Connection connection, Instance by, @Nullable Cursor cursor)
            throws SQLException, BadRequest, Unavailable {
        try (var select = connection.prepareStatement(
                "SELECT generation FROM live_instance WHERE bucket = ? AND tenant = ? AND kind = 'CONNECTOR' AND name = ?")) {
            Bucket.bind(select, by.tenant()).setString(3, by.name());
            try (var rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new BadRequest("tenant %s has no connector %s; nothing of its batch was stored"
                            .formatted(by.tenant(), by.name()));
                }
                long live = rows.getLong(1);
                if (live != by.generation()) {
                    throw new Unavailable(
                            "generation %d of connector %s of tenant %s is not live %s, generation %d is; nothing of its batch was stored"
                                    .formatted(
                                            by.generation(),
                                            by.name(),
                                            by.tenant(),
                                            by.generation() > live ? "yet" : "any more",
                                            live),
                            null);
                }
            }
        }
        LostBlocks.demandNone(connection, by.tenant());
        if (cursor != null) {
            var stored = stored(connection, by);
            if (!Objects.equals(stored, cursor.before())) {
                throw new BadRequest(
                        "connector %s of tenant %s read on from %s, but what is stored ends at %s; nothing of its batch was stored"
                                .formatted(by.name(), by.tenant(), told(cursor.before()), told(stored)));
            }
        }
    }

    static void move(Connection connection, Instance by, Cursor cursor) throws SQLException {
        var sql = cursor.before() == null
                ? "INSERT INTO connector_cursor (bucket, tenant, instance, position) VALUES (?, ?, ?, ?)"
                : "UPDATE connector_cursor SET position = ? WHERE bucket = ? AND tenant = ? AND instance = ?";
        try (var statement = connection.prepareStatement(sql)) {
            int at = cursor.before() == null ? 1 : 2;
            statement.setInt(at, Bucket.of(by.tenant()));
            statement.setString(at + 1, by.tenant().value());
            statement.setString(at + 2, by.name());
            statement.setString(cursor.before() == null ? 4 : 1, cursor.after());
            statement.executeUpdate();
        }
    }

    private static @Nullable String stored(Connection connection, Instance by) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT position FROM connector_cursor WHERE bucket = ? AND tenant = ? AND instance = ?")) {
            Bucket.bind(select, by.tenant()).setString(3, by.name());
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private static String told(@Nullable String position) {
        return position == null ? "the beginning" : "'" + position + "'";
    }
}
