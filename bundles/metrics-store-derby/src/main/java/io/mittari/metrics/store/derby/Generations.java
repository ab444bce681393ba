package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Counts the generations of tenants' instances; transactions are the caller's. Each version of a tenant raises an
 * instance by one at most, so none is above the number of versions and the floor that removed tenants have left.
 */
final class Generations {

    private Generations() {}

    static long highest(Connection connection, TenantId tenant) throws SQLException {
        return floor(connection, tenant) + versions(connection, tenant);
    }

    /** What a tenant that is being removed has used is used for good. */
    static void keep(Connection connection, TenantId tenant) throws SQLException {
        long highest = highest(connection, tenant);
        try (var delete = connection.prepareStatement("DELETE FROM generation_floor WHERE bucket = ?");
                var insert = connection.prepareStatement(
                        "INSERT INTO generation_floor (bucket, generation) VALUES (?, ?)")) {
            delete.setInt(1, Bucket.of(tenant));
            delete.executeUpdate();
            insert.setInt(1, Bucket.of(tenant));
            insert.setLong(2, highest);
            insert.executeUpdate();
        }
    }

    private static long floor(Connection connection, TenantId tenant) throws SQLException {
        try (var select = connection.prepareStatement("SELECT generation FROM generation_floor WHERE bucket = ?")) {
            select.setInt(1, Bucket.of(tenant));
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** How many versions a tenant has; they count up from 1. */
    static long versions(Connection connection, TenantId tenant) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT COALESCE(MAX(version), 0) FROM tenant_version WHERE bucket = ? AND tenant = ?");
                var rows = Bucket.bind(select, tenant).executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
