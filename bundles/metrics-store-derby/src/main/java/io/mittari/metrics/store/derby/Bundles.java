package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.BadBundleFeed;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TrustEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Statements on bundles and what makes them trusted; transactions are the caller's. */
final class Bundles {

    private static final int LONGEST = 4000;

    private Bundles() {}

    static List<InstalledBundle> installed(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT sha256, name, version, kind, jar_size, trust, changed_by, why, changed_at FROM installed_bundle"
                                + " ORDER BY name, changed_at, sha256");
                var rows = select.executeQuery()) {
            var installed = new ArrayList<InstalledBundle>();
            while (rows.next()) {
                installed.add(new InstalledBundle(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        LiveInstance.Kind.valueOf(rows.getString(4)),
                        rows.getLong(5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getString(8),
                        Instant.ofEpochMilli(rows.getLong(9))));
            }
            return installed;
        }
    }

    static void install(Connection connection, InstalledBundle bundle) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO installed_bundle (sha256, name, version, kind, jar_size, trust, changed_by, why, changed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, bundle.sha256());
            insert.setString(2, bundle.name());
            insert.setString(3, bundle.version());
            insert.setString(4, bundle.kind().name());
            insert.setLong(5, bundle.size());
            insert.setString(6, Text.upTo(LONGEST, bundle.trust()));
            insert.setString(7, Text.upTo(500, bundle.by()));
            insert.setString(8, Text.upTo(LONGEST, bundle.why()));
            insert.setLong(9, bundle.at().toEpochMilli());
            insert.executeUpdate();
        }
    }

    static void uninstall(Connection connection, String sha256) throws SQLException {
        delete(connection, "DELETE FROM installed_bundle WHERE sha256 = ?", sha256);
    }

    static Map<String, SortedSet<TenantId>> users(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT DISTINCT sha256, tenant FROM live_instance");
                var rows = select.executeQuery()) {
            var users = new HashMap<String, SortedSet<TenantId>>();
            while (rows.next()) {
                users.computeIfAbsent(rows.getString(1), any -> new TreeSet<>()).add(new TenantId(rows.getString(2)));
            }
            return users;
        }
    }

    static List<TrustEntry> trusted(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT id, certificate, changed_by, why, changed_at FROM trust_entry ORDER BY changed_at, id");
                var rows = select.executeQuery()) {
            var trusted = new ArrayList<TrustEntry>();
            while (rows.next()) {
                trusted.add(new TrustEntry(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        Instant.ofEpochMilli(rows.getLong(5))));
            }
            return trusted;
        }
    }

    static boolean trust(Connection connection, TrustEntry entry) throws SQLException {
        for (var known : trusted(connection)) {
            if (known.id().equals(entry.id())) {
                return false;
            }
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO trust_entry (id, certificate, changed_by, why, changed_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setString(1, entry.id());
            insert.setString(2, entry.certificate());
            insert.setString(3, Text.upTo(500, entry.by()));
            insert.setString(4, Text.upTo(LONGEST, entry.why()));
            insert.setLong(5, entry.at().toEpochMilli());
            insert.executeUpdate();
        }
        return true;
    }

    static boolean distrust(Connection connection, String id) throws SQLException {
        return delete(connection, "DELETE FROM trust_entry WHERE id = ?", id);
    }

    static Optional<BadBundleFeed> feed(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT serial, content, signer, changed_by, changed_at FROM bad_bundle_feed");
                var rows = select.executeQuery()) {
            return rows.next()
                    ? Optional.of(new BadBundleFeed(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            Instant.ofEpochMilli(rows.getLong(5))))
                    : Optional.empty();
        }
    }

    static void feed(Connection connection, BadBundleFeed feed) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM bad_bundle_feed")) {
            delete.executeUpdate();
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO bad_bundle_feed (serial, content, signer, changed_by, changed_at) VALUES (?, ?, ?, ?, ?)")) {
            insert.setLong(1, feed.serial());
            insert.setString(2, feed.document());
            insert.setString(3, feed.signer());
            insert.setString(4, Text.upTo(500, feed.by()));
            insert.setLong(5, feed.at().toEpochMilli());
            insert.executeUpdate();
        }
    }

    private static boolean delete(Connection connection, String sql, String key) throws SQLException {
        try (var delete = connection.prepareStatement(sql)) {
            delete.setString(1, key);
            return delete.executeUpdate() > 0;
        }
    }
}
