package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.metrics.store.ReportRun;
import io.mittari.metrics.store.ReportRuns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Documents that were handed out; transactions are the caller's. */
final class Runs {

    private static final int ROWS_AT_ONCE = 250;

    private static final String TENANT = " WHERE bucket = ? AND tenant = ?";
    private static final String GENERATION = TENANT + " AND kind = ? AND instance = ? AND generation = ?";
    private static final String PERIOD = GENERATION + " AND period = ?";
    private static final String SELECT =
            "SELECT number, kind, instance, generation, component, version, sha256, period, sequence, today, format, outcome,"
                    + " way, recipient, digest, millis, first_at, last_at, times, earlier FROM report_run";

    private Runs() {}

    /** @param number tells it from others of its generation and period */
    private record Row(long number, KeptRun kept) {

        boolean isOfSameGroup(ReportRun run) {
            var own = kept.run();
            return own.format().equals(run.format()) && own.recipient().equals(run.recipient());
        }
    }

    /** @return whether it is a new row */
    static boolean keep(Connection connection, KeptRun kept) throws SQLException {
        var run = kept.run();
        if (!isReached(connection, run)) {
            return false;
        }
        var rows = ofPeriod(connection, run);
        for (var row : rows) {
            if (row.kept().run().equals(run)) {
                update(connection, row.number(), row.kept().and(kept));
                return false;
            }
        }
        insert(connection, rows.stream().mapToLong(Row::number).max().orElse(-1) + 1, kept);
        var group = rows.stream()
                .filter(row -> row.isOfSameGroup(run))
                .sorted(Comparator.comparing(row -> row.kept().last()))
                .toList();
        if (group.size() >= ReportRuns.POINTS) {
            fold(connection, group.get(0), group.get(1));
        }
        return true;
    }

    static List<KeptRun> of(Connection connection, TenantId tenant) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + TENANT + " ORDER BY last_at DESC, number DESC")) {
            Bucket.bind(select, tenant);
            return rows(select, tenant).stream().map(Row::kept).toList();
        }
    }

    static List<KeptRun> of(Connection connection, Kind kind, Instance by) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + GENERATION + " ORDER BY last_at DESC, number DESC")) {
            bind(select, kind, by);
            return rows(select, by.tenant()).stream().map(Row::kept).toList();
        }
    }

    /** Those made last before this go; all else are at most so many. */
    static long bound(Connection connection, TenantId tenant, Instant before, int most) throws SQLException {
        try (var select = connection.prepareStatement("SELECT last_at FROM report_run" + TENANT
                + " ORDER BY last_at DESC OFFSET ? ROWS FETCH NEXT 1 ROWS ONLY")) {
            Bucket.bind(select, tenant).setInt(3, most);
            try (var rows = select.executeQuery()) {
                long old = before.toEpochMilli();
                return rows.next() ? Math.max(old, rows.getLong(1) + 1) : old;
            }
        }
    }

    static boolean isAnyBefore(Connection connection, TenantId tenant, long bound) throws SQLException {
        try (var select =
                connection.prepareStatement("SELECT COUNT(*) FROM report_run" + TENANT + " AND last_at < ?")) {
            Bucket.bind(select, tenant).setLong(3, bound);
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getInt(1) > 0;
            }
        }
    }

    /** @return how many, at most a few hundred; 0 if none is left */
    static int deleteSome(Connection connection, TenantId tenant, long bound) throws SQLException {
        return change(
                connection, "SELECT last_at FROM report_run" + TENANT + " AND last_at < ? FOR UPDATE", tenant, bound);
    }

    /** Forgets to whom documents went that went to somebody. */
    static void forget(Connection connection, TenantId tenant, Predicate<String> recipient) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT recipient FROM report_run" + TENANT + " AND recipient <> '' FOR UPDATE OF recipient",
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_UPDATABLE)) {
            try (var rows = Bucket.bind(select, tenant).executeQuery()) {
                while (rows.next()) {
                    if (recipient.test(rows.getString(1))) {
                        rows.updateString(1, "");
                        rows.updateRow();
                    }
                }
            }
        }
    }

    private static int change(Connection connection, String sql, TenantId tenant, long bound) throws SQLException {
        try (var select = connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE)) {
            Bucket.bind(select, tenant).setMaxRows(ROWS_AT_ONCE);
            select.setLong(3, bound);
            try (var rows = select.executeQuery()) {
                int deleted = 0;
                while (rows.next()) {
                    rows.deleteRow();
                    deleted++;
                }
                return deleted;
            }
        }
    }

    private static boolean isReached(Connection connection, ReportRun run) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT COUNT(*) FROM tenant" + TENANT + " AND removed = 0 AND sequence >= ?")) {
            Bucket.bind(select, run.by().tenant()).setLong(3, run.sequence());
            try (var rows = select.executeQuery()) {
                return rows.next() && rows.getInt(1) == 1;
            }
        }
    }

    private static List<Row> ofPeriod(Connection connection, ReportRun run) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + PERIOD)) {
            bind(select, run);
            return rows(select, run.by().tenant());
        }
    }

    private static void insert(Connection connection, long number, KeptRun kept) throws SQLException {
        var run = kept.run();
        try (var insert = connection.prepareStatement(
                "INSERT INTO report_run (bucket, tenant, kind, instance, generation, period, number, component, version, sha256,"
                        + " sequence, today, format, outcome, way, recipient, digest, millis, first_at, last_at, times, earlier)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            bind(insert, run);
            insert.setLong(7, number);
            insert.setString(8, run.component());
            insert.setString(9, run.version());
            insert.setString(10, run.sha256());
            insert.setLong(11, run.sequence());
            insert.setString(12, run.today().toString());
            insert.setString(13, run.format());
            insert.setString(14, run.outcome().name());
            insert.setString(15, run.recipient().way());
            insert.setString(16, run.recipient().to());
            insert.setString(17, kept.digest());
            insert.setLong(18, kept.millis());
            insert.setLong(19, kept.first().toEpochMilli());
            insert.setLong(20, kept.last().toEpochMilli());
            insert.setLong(21, kept.times());
            insert.setLong(22, kept.earlier());
            insert.executeUpdate();
        }
    }

    private static void update(Connection connection, long number, KeptRun kept) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE report_run SET digest = ?, millis = ?, first_at = ?, last_at = ?, times = ?, earlier = ?"
                        + PERIOD
                        + " AND number = ?")) {
            update.setString(1, kept.digest());
            update.setLong(2, kept.millis());
            update.setLong(3, kept.first().toEpochMilli());
            update.setLong(4, kept.last().toEpochMilli());
            update.setLong(5, kept.times());
            update.setLong(6, kept.earlier());
            bind(update, 6, kept.run());
            update.setLong(13, number);
            update.executeUpdate();
        }
    }

    /** The oldest is only counted from now on, by the next. */
    private static void fold(Connection connection, Row oldest, Row next) throws SQLException {
        var kept = next.kept();
        long more = oldest.kept().times() + oldest.kept().earlier();
        update(
                connection,
                next.number(),
                new KeptRun(
                        kept.run(),
                        kept.digest(),
                        kept.millis(),
                        kept.first(),
                        kept.last(),
                        kept.times(),
                        kept.earlier() + more));
        try (var delete = connection.prepareStatement("DELETE FROM report_run" + PERIOD + " AND number = ?")) {
            bind(delete, oldest.kept().run());
            delete.setLong(7, oldest.number());
            delete.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, ReportRun run) throws SQLException {
        bind(statement, 0, run);
    }

    private static void bind(PreparedStatement statement, int before, ReportRun run) throws SQLException {
        bind(statement, before, run.kind(), run.by());
        statement.setString(before + 6, run.period());
    }

    private static void bind(PreparedStatement statement, Kind kind, Instance by) throws SQLException {
        bind(statement, 0, kind, by);
    }

    private static void bind(PreparedStatement statement, int before, Kind kind, Instance by) throws SQLException {
        statement.setInt(before + 1, Bucket.of(by.tenant()));
        statement.setString(before + 2, by.tenant().value());
        statement.setString(before + 3, kind.name());
        statement.setString(before + 4, by.name());
        statement.setLong(before + 5, by.generation());
    }

    private static List<Row> rows(PreparedStatement select, TenantId tenant) throws SQLException {
        try (var rows = select.executeQuery()) {
            var read = new ArrayList<Row>();
            while (rows.next()) {
                read.add(row(rows, tenant));
            }
            return read;
        }
    }

    private static Row row(ResultSet row, TenantId tenant) throws SQLException {
        var run = new ReportRun(
                Kind.valueOf(row.getString(2)),
                new Instance(tenant, row.getString(3), row.getLong(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7).strip(),
                row.getString(8),
                row.getLong(9),
                LocalDate.parse(row.getString(10)),
                row.getString(11),
                ReportRun.Outcome.valueOf(row.getString(12)),
                new ReportRun.Recipient(row.getString(13), row.getString(14)));
        return new Row(
                row.getLong(1),
                new KeptRun(
                        run,
                        row.getString(15),
                        row.getLong(16),
                        Instant.ofEpochMilli(row.getLong(17)),
                        Instant.ofEpochMilli(row.getLong(18)),
                        row.getLong(19),
                        row.getLong(20)));
    }
}
