package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements on where a journal ends and what its points are; transactions are the caller's. */
final class Journal {

    private Journal() {}

    static Optional<JournalHead> head(Connection connection, TenantId tenant) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT sequence, blocks, ordinals, rejections FROM tenant WHERE bucket = ? AND tenant = ? AND removed = 0");
                var rows = Bucket.bind(select, tenant).executeQuery()) {
            return rows.next()
                    ? Optional.of(new JournalHead(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)))
                    : Optional.empty();
        }
    }

    static void move(Connection connection, JournalCommit commit) throws SQLException, Unavailable {
        var tenant = commit.by().tenant();
        try (var update =
                connection.prepareStatement("UPDATE tenant SET sequence = ?, blocks = ?, ordinals = ?, rejections = ?"
                        + " WHERE bucket = ? AND tenant = ? AND sequence = ? AND rejections = ? AND removed = 0")) {
            update.setLong(1, commit.after().sequence());
            update.setLong(2, commit.after().blocks());
            update.setLong(3, commit.after().ordinals());
            update.setLong(4, commit.after().rejections());
            update.setInt(5, Bucket.of(tenant));
            update.setString(6, tenant.value());
            update.setLong(7, commit.before().sequence());
            update.setLong(8, commit.before().rejections());
            if (update.executeUpdate() != 1) {
                throw new Unavailable(
                        "the journal of tenant %s does not end at %d any more: it was changed meanwhile"
                                .formatted(tenant, commit.before().sequence()),
                        null);
            }
        }
    }

    static void storePoint(Connection connection, TenantId tenant, long sequence, Instant at, @Nullable Instant keptAt)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO journal_commit (bucket, tenant, sequence, committed_at, kept_at) VALUES (?, ?, ?, ?, ?)")) {
            Bucket.bind(insert, tenant);
            insert.setLong(3, sequence);
            insert.setLong(4, at.toEpochMilli());
            if (keptAt == null) {
                insert.setNull(5, Types.BIGINT);
            } else {
                insert.setLong(5, keptAt.toEpochMilli());
            }
            insert.executeUpdate();
        }
    }

    static long sequenceAt(Connection connection, TenantId tenant, Instant instant) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT COALESCE(MAX(sequence), 0) FROM journal_commit WHERE bucket = ? AND tenant = ? AND committed_at <= ?")) {
            Bucket.bind(select, tenant).setLong(3, instant.toEpochMilli());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    static Optional<Instant> committedAt(Connection connection, TenantId tenant, long sequence) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT committed_at FROM journal_commit WHERE bucket = ? AND tenant = ? AND sequence = ?")) {
            Bucket.bind(select, tenant).setLong(3, sequence);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty();
            }
        }
    }

    static Optional<Instant> keptAt(Connection connection, TenantId tenant, long sequence) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT kept_at FROM journal_commit WHERE bucket = ? AND tenant = ? AND sequence = ? AND kept_at IS NOT NULL")) {
            Bucket.bind(select, tenant).setLong(3, sequence);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty();
            }
        }
    }
}
