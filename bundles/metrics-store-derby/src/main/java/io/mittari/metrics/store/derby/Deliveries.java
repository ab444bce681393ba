package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.DeliveryStamp;
import io.mittari.metrics.store.JournalCommit.Seen;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** When sources delivered, and what a delivery under way has held so far; transactions are the caller's. */
final class Deliveries {

    /** A delivery nobody finished. */
    private static final Duration GIVEN_UP = Duration.ofDays(7);

    private Deliveries() {}

    static void stamp(Connection connection, TenantId tenant, DeliveryStamp stamp) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO delivery_stamp (bucket, tenant, sequence, source, delivered_at) VALUES (?, ?, ?, ?, ?)")) {
            Bucket.bind(insert, tenant);
            insert.setLong(3, stamp.sequence());
            insert.setString(4, stamp.source());
            insert.setLong(5, stamp.at().toEpochMilli());
            insert.executeUpdate();
        }
    }

    static List<DeliveryStamp> stamps(Connection connection, TenantId tenant) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT source, sequence, delivered_at FROM delivery_stamp WHERE bucket = ? AND tenant = ? ORDER BY sequence");
                var rows = Bucket.bind(select, tenant).executeQuery()) {
            var stamps = new ArrayList<DeliveryStamp>();
            while (rows.next()) {
                stamps.add(
                        new DeliveryStamp(rows.getString(1), rows.getLong(2), Instant.ofEpochMilli(rows.getLong(3))));
            }
            return stamps;
        }
    }

    static void addSeen(Connection connection, Instance by, Seen seen, Instant at) throws SQLException {
        int part = parts(connection, by, seen.delivery());
        if (part == 0) {
            giveUp(connection, by, at);
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO delivery_seen (bucket, tenant, instance, delivery, part, kept_at, content) VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            Bucket.bind(insert, by.tenant());
            insert.setString(3, by.name());
            insert.setString(4, seen.delivery());
            insert.setLong(6, at.toEpochMilli());
            for (var content : seen.parts()) {
                insert.setInt(5, part++);
                insert.setBytes(7, content);
                insert.executeUpdate();
            }
        }
    }

    static List<byte[]> seen(Connection connection, Instance by, String delivery) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT content FROM delivery_seen WHERE bucket = ? AND tenant = ? AND instance = ? AND delivery = ? ORDER BY part")) {
            Bucket.bind(select, by.tenant());
            select.setString(3, by.name());
            select.setString(4, delivery);
            try (var rows = select.executeQuery()) {
                var parts = new ArrayList<byte[]>();
                while (rows.next()) {
                    parts.add(rows.getBytes(1));
                }
                return parts;
            }
        }
    }

    static void forget(Connection connection, Instance by, String delivery) throws SQLException {
        try (var delete = connection.prepareStatement(
                "DELETE FROM delivery_seen WHERE bucket = ? AND tenant = ? AND instance = ? AND delivery = ?")) {
            Bucket.bind(delete, by.tenant());
            delete.setString(3, by.name());
            delete.setString(4, delivery);
            delete.executeUpdate();
        }
    }

    private static int parts(Connection connection, Instance by, String delivery) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT COALESCE(MAX(part), -1) + 1 FROM delivery_seen WHERE bucket = ? AND tenant = ? AND instance = ? AND delivery = ?")) {
            Bucket.bind(select, by.tenant());
            select.setString(3, by.name());
            select.setString(4, delivery);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private static void giveUp(Connection connection, Instance by, Instant now) throws SQLException {
        try (var delete = connection.prepareStatement(
                "DELETE FROM delivery_seen WHERE bucket = ? AND tenant = ? AND instance = ? AND kept_at < ?")) {
            Bucket.bind(delete, by.tenant());
            delete.setString(3, by.name());
            delete.setLong(4, now.minus(GIVEN_UP).toEpochMilli());
            delete.executeUpdate();
        }
    }
}
