package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.store.KeptRejection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Statements on rejected records; transactions are the caller's. */
final class Rejections {

    private static final int DIALECT = 32_000;
    private static final String SELECT =
            "SELECT id, fingerprint, source, kept_at, place, line, entry, record_key, reason, content, header, dialect, instance FROM rejected_record"
                    + " WHERE bucket = ? AND tenant = ?";

    private Rejections() {}

    static void close(Connection connection, TenantId tenant, List<String> identities) throws SQLException {
        if (identities.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement(
                "DELETE FROM rejected_record WHERE bucket = ? AND tenant = ? AND fingerprint = ?")) {
            for (var identity : identities) {
                Bucket.bind(delete, tenant);
                delete.setString(3, identity);
                delete.addBatch();
            }
            delete.executeBatch();
        }
    }

    static void keep(Connection connection, TenantId tenant, List<KeptRejection> rejections) throws SQLException {
        if (rejections.isEmpty()) {
            return;
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO rejected_record (bucket, tenant, id, fingerprint, source, kept_at, place, line, entry, record_key, reason, dialect, header, content, instance)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (var kept : rejections) {
                Bucket.bind(insert, tenant);
                var rejected = kept.rejected();
                insert.setLong(3, kept.id());
                insert.setString(4, kept.identity());
                insert.setString(5, kept.source());
                insert.setLong(6, kept.at().toEpochMilli());
                insert.setString(7, Text.upTo(4000, rejected.origin().place()));
                insert.setLong(8, rejected.origin().line());
                setText(insert, 9, 1000, rejected.entry());
                setText(insert, 10, 4000, rejected.key());
                insert.setString(11, Text.upTo(4000, rejected.reason()));
                insert.setString(12, Text.upTo(DIALECT, rejected.dialect()));
                insert.setString(13, rejected.header());
                insert.setString(14, rejected.raw());
                insert.setString(15, kept.instance());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    static void identities(Connection connection, TenantId tenant, Consumer<String> reader) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT fingerprint FROM rejected_record WHERE bucket = ? AND tenant = ?");
                var rows = Bucket.bind(select, tenant).executeQuery()) {
            while (rows.next()) {
                reader.accept(rows.getString(1));
            }
        }
    }

    /** Removes those that pass the test; returns how many. */
    static int remove(Connection connection, TenantId tenant, Predicate<KeptRejection> named) throws SQLException {
        var ids = new ArrayList<Long>();
        try (var select = connection.prepareStatement(SELECT)) {
            read(Bucket.bind(select, tenant), kept -> {
                if (named.test(kept)) {
                    ids.add(kept.id());
                }
            });
        }
        try (var delete =
                connection.prepareStatement("DELETE FROM rejected_record WHERE bucket = ? AND tenant = ? AND id = ?")) {
            for (long id : ids) {
                Bucket.bind(delete, tenant).setLong(3, id);
                delete.executeUpdate();
            }
        }
        return ids.size();
    }

    static List<KeptRejection> newest(Connection connection, TenantId tenant, int limit) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " ORDER BY id DESC")) {
            select.setMaxRows(limit);
            var kept = new ArrayList<KeptRejection>();
            read(Bucket.bind(select, tenant), kept::add);
            return kept;
        }
    }

    static void each(Connection connection, TenantId tenant, Consumer<KeptRejection> taker) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " ORDER BY id")) {
            read(Bucket.bind(select, tenant), taker);
        }
    }

    static List<KeptRejection> by(
            Connection connection, TenantId tenant, String instance, long after, long to, int limit)
            throws SQLException {
        try (var select =
                connection.prepareStatement(SELECT + " AND id > ? AND id <= ? AND instance = ? ORDER BY id")) {
            Bucket.bind(select, tenant);
            select.setLong(3, after);
            select.setLong(4, to);
            select.setString(5, instance);
            select.setMaxRows(limit);
            var kept = new ArrayList<KeptRejection>();
            read(select, kept::add);
            return kept;
        }
    }

    static Map<String, Long> counts(Connection connection, TenantId tenant) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT instance, COUNT(*) FROM rejected_record WHERE bucket = ? AND tenant = ? GROUP BY instance");
                var rows = Bucket.bind(select, tenant).executeQuery()) {
            var counts = new TreeMap<String, Long>();
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
            return counts;
        }
    }

    static int drop(Connection connection, TenantId tenant, Instant before) throws SQLException {
        try (var delete = connection.prepareStatement(
                "DELETE FROM rejected_record WHERE bucket = ? AND tenant = ? AND kept_at < ?")) {
            Bucket.bind(delete, tenant).setLong(3, before.toEpochMilli());
            return delete.executeUpdate();
        }
    }

    private static void read(PreparedStatement select, Consumer<? super KeptRejection> reader) throws SQLException {
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                reader.accept(new KeptRejection(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getString(13),
                        rows.getString(3),
                        Instant.ofEpochMilli(rows.getLong(4)),
                        new Rejected(
                                new Origin(rows.getString(5), rows.getLong(6)),
                                rows.getString(7),
                                rows.getString(8),
                                rows.getString(9),
                                rows.getString(10),
                                rows.getString(11),
                                rows.getString(12))));
            }
        }
    }

    private static void setText(PreparedStatement insert, int at, int length, @Nullable String text)
            throws SQLException {
        if (text == null) {
            insert.setNull(at, Types.VARCHAR);
        } else {
            insert.setString(at, Text.upTo(length, text));
        }
    }
}
