package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.TenantVersion;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tenants, their files and what they run. */
final class Tenants implements Deployments {

    private static final String VERSIONS =
            "SELECT v.tenant, v.version, v.sequence, v.content, v.changed_by, v.why, v.changed_at FROM tenant_version v";
    private final Database database;

    Tenants(Database database) {
        this.database = database;
    }

    @Override
    public List<TenantVersion> tenants() throws Unavailable {
        return database.read(connection -> {
            var newest = new ArrayList<TenantVersion>();
            for (var tenant : ids(connection)) {
                newest(connection, tenant).ifPresent(newest::add);
            }
            return newest;
        });
    }

    private static List<TenantId> ids(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT tenant FROM tenant_version WHERE version = 1 ORDER BY tenant");
                var rows = select.executeQuery()) {
            var ids = new ArrayList<TenantId>();
            while (rows.next()) {
                ids.add(new TenantId(rows.getString(1)));
            }
            return ids;
        }
    }

    @Override
    public Optional<TenantVersion> tenant(TenantId tenant) throws Unavailable {
        return database.read(connection -> newest(connection, tenant));
    }

    /** In two steps: one that looked for it twice, in a condition, found none where another was stored in between. */
    private static Optional<TenantVersion> newest(Connection connection, TenantId tenant) throws SQLException {
        try (var select =
                connection.prepareStatement(VERSIONS + " WHERE v.bucket = ? AND v.tenant = ? AND v.version = ?")) {
            Bucket.bind(select, tenant).setLong(3, Generations.versions(connection, tenant));
            return versions(select.executeQuery()).stream().findFirst();
        }
    }

    @Override
    public List<TenantVersion> history(TenantId tenant) throws Unavailable {
        return database.read(connection -> {
            try (var select = connection.prepareStatement(
                    VERSIONS + " WHERE v.bucket = ? AND v.tenant = ? ORDER BY v.version DESC")) {
                return versions(Bucket.bind(select, tenant).executeQuery());
            }
        });
    }

    @Override
    public List<LiveInstance> live(TenantId tenant) throws Unavailable {
        return database.read(connection -> {
            try (var select = connection.prepareStatement(
                            "SELECT kind, name, generation, component, version, sha256, settings FROM live_instance"
                                    + " WHERE bucket = ? AND tenant = ? ORDER BY kind, name");
                    var rows = Bucket.bind(select, tenant).executeQuery()) {
                var live = new ArrayList<LiveInstance>();
                while (rows.next()) {
                    live.add(new LiveInstance(
                            LiveInstance.Kind.valueOf(rows.getString(1)),
                            new Instance(tenant, rows.getString(2), rows.getLong(3)),
                            rows.getString(4),
                            rows.getString(5),
                            rows.getString(6).strip(),
                            rows.getString(7)));
                }
                return live;
            }
        });
    }

    @Override
    public long highestGeneration(TenantId tenant) throws Unavailable {
        return database.read(connection -> Generations.highest(connection, tenant));
    }

    /** Makes or changes a tenant; returns the sequence from which it holds. */
    long change(TenantChange change) throws Unavailable {
        return database.write(connection -> {
            long sequence = nextSequence(connection, change.tenant());
            storeVersion(connection, change, sequence);
            storeLive(connection, change);
            Journal.storePoint(connection, change.tenant(), sequence, change.at(), null);
            return sequence;
        });
    }

    private static long nextSequence(Connection connection, TenantId tenant) throws SQLException, Unavailable {
        try (var select = connection.prepareStatement(
                        "SELECT sequence, removed FROM tenant WHERE bucket = ? AND tenant = ? FOR UPDATE");
                var rows = Bucket.bind(select, tenant).executeQuery()) {
            if (!rows.next()) {
                try (var insert = connection.prepareStatement(
                        "INSERT INTO tenant (bucket, tenant, sequence, blocks, ordinals, rejections, removed) VALUES (?, ?, 1, 0, 0, 0, 0)")) {
                    Bucket.bind(insert, tenant).executeUpdate();
                }
                return 1;
            }
            if (rows.getInt(2) != 0) {
                throw new Unavailable("tenant %s is being removed".formatted(tenant), null);
            }
            long sequence = rows.getLong(1) + 1;
            try (var update = connection.prepareStatement(
                    "UPDATE tenant SET sequence = sequence + 1 WHERE bucket = ? AND tenant = ?")) {
                Bucket.bind(update, tenant).executeUpdate();
            }
            return sequence;
        }
    }

    private static void storeVersion(Connection connection, TenantChange change, long sequence) throws SQLException {
        int version = 1;
        try (var select = connection.prepareStatement(
                        "SELECT COALESCE(MAX(version), 0) + 1 FROM tenant_version WHERE bucket = ? AND tenant = ?");
                var rows = Bucket.bind(select, change.tenant()).executeQuery()) {
            rows.next();
            version = rows.getInt(1);
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO tenant_version (bucket, tenant, version, sequence, content, changed_by, why, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            Bucket.bind(insert, change.tenant());
            insert.setInt(3, version);
            insert.setLong(4, sequence);
            insert.setCharacterStream(5, new StringReader(change.file()));
            insert.setString(6, Text.upTo(500, change.by()));
            insert.setString(7, Text.upTo(4000, change.why()));
            insert.setLong(8, change.at().toEpochMilli());
            insert.executeUpdate();
        }
    }

    private static void storeLive(Connection connection, TenantChange change) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM live_instance WHERE bucket = ? AND tenant = ?")) {
            Bucket.bind(delete, change.tenant()).executeUpdate();
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO live_instance (bucket, tenant, kind, name, generation, component, version, sha256, settings)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            Bucket.bind(insert, change.tenant());
            for (var live : change.live()) {
                insert.setString(3, live.kind().name());
                insert.setString(4, live.instance().name());
                insert.setLong(5, live.instance().generation());
                insert.setString(6, live.component());
                insert.setString(7, live.version());
                insert.setString(8, live.sha256());
                insert.setCharacterStream(9, new StringReader(live.settings()));
                insert.executeUpdate();
            }
        }
    }

    private static List<TenantVersion> versions(ResultSet rows) throws SQLException {
        try (rows) {
            var versions = new ArrayList<TenantVersion>();
            while (rows.next()) {
                versions.add(new TenantVersion(
                        new TenantId(rows.getString(1)),
                        rows.getInt(2),
                        rows.getLong(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        Instant.ofEpochMilli(rows.getLong(7))));
            }
            return versions;
        }
    }
}
