package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.store.KeptRejection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Statements on rejected records; transactions are the caller's. */
final class Rejections {

    private static final int DIALECT = 32_000;

    /** Far below what makes Derby lock a table instead of rows. */
    private static final int SOME = 250;

    private static final String SELECT =
            "SELECT id, fingerprint, source, kept_at, place, line, entry, record_key, reason, content, header, dialect, instance FROM rejected_record"
                    + " WHERE bucket = ? AND tenant = ?";

    /** Characters that are handed over at once, but for the last row. */
    private static final long MOST_TEXT = 4_000_000;

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

    static Map<String, Instant> at(Connection connection, TenantId tenant, Collection<String> identities)
            throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT kept_at FROM rejected_record WHERE bucket = ? AND tenant = ? AND fingerprint = ?")) {
            Bucket.bind(select, tenant);
            var kept = new HashMap<String, Instant>();
            for (var identity : identities) {
                select.setString(3, identity);
                try (var rows = select.executeQuery()) {
                    if (rows.next()) {
                        kept.put(identity, Instant.ofEpochMilli(rows.getLong(1)));
                    }
                }
            }
            return kept;
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
        return delete(connection, tenant, ids);
    }

    /**
     * Looks at the last ids first and then further back: Derby sorts all it is asked for, texts included.
     *
     * @param end above all ids
     */
    static List<KeptRejection> newest(Connection connection, TenantId tenant, long end, int limit) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " AND id >= ? ORDER BY id DESC")) {
            Bucket.bind(select, tenant).setMaxRows(limit);
            long from = end;
            for (long window = limit; ; window *= 4) {
                from = Math.max(0, from - window);
                select.setLong(3, from);
                var kept = new ArrayList<KeptRejection>();
                read(select, kept::add);
                if (kept.size() == limit || from == 0) {
                    return kept;
                }
            }
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
            try (var rows = select.executeQuery()) {
                var kept = new ArrayList<KeptRejection>();
                for (long texts = 0; texts < MOST_TEXT && rows.next(); ) {
                    var next = kept(rows);
                    texts += next.rejected().raw().length()
                            + next.rejected().header().length()
                            + next.rejected().dialect().length();
                    kept.add(next);
                }
                return kept;
            }
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

    /** Ids of some that were rejected before an instant; none only if there is none. */
    static List<Long> someBefore(Connection connection, TenantId tenant, Instant before) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT id FROM rejected_record WHERE bucket = ? AND tenant = ? AND kept_at < ?")) {
            Bucket.bind(select, tenant).setMaxRows(SOME);
            select.setLong(3, before.toEpochMilli());
            try (var rows = select.executeQuery()) {
                var ids = new ArrayList<Long>();
                while (rows.next()) {
                    ids.add(rows.getLong(1));
                }
                return ids;
            }
        }
    }

    /** Returns how many there were. */
    static int delete(Connection connection, TenantId tenant, List<Long> ids) throws SQLException {
        int deleted = 0;
        try (var delete =
                connection.prepareStatement("DELETE FROM rejected_record WHERE bucket = ? AND tenant = ? AND id = ?")) {
            Bucket.bind(delete, tenant);
            for (long id : ids) {
                delete.setLong(3, id);
                deleted += delete.executeUpdate();
            }
        }
        return deleted;
    }

    private static void read(PreparedStatement select, Consumer<? super KeptRejection> reader) throws SQLException {
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                reader.accept(kept(rows));
            }
        }
    }

    private static KeptRejection kept(ResultSet rows) throws SQLException {
        return new KeptRejection(
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
                        rows.getString(12)));
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
