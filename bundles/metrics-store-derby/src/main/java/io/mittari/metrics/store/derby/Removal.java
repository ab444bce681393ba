package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes tenants: first in name, in one transaction, then their rows, in small ones; so nobody waits on a lock while a
 * large journal goes. What a kill leaves behind is finished at the next start.
 */
final class Removal {

    private static final int BLOCKS_AT_ONCE = 1_000;

    private final Database database;

    Removal(Database database) {
        this.database = database;
    }

    void remove(TenantId tenant) throws Unavailable {
        database.write(connection -> {
            for (var table : List.of("tenant_version", "live_instance", "connector_cursor")) {
                delete(connection, table, tenant);
            }
            return update(connection, "UPDATE tenant SET removed = 1 WHERE bucket = ? AND tenant = ?", tenant);
        });
        finish(tenant);
    }

    void finishAll() throws Unavailable {
        var begun = database.read(connection -> {
            try (var select = connection.prepareStatement("SELECT tenant FROM tenant WHERE removed = 1");
                    var rows = select.executeQuery()) {
                var tenants = new ArrayList<TenantId>();
                while (rows.next()) {
                    tenants.add(new TenantId(rows.getString(1)));
                }
                return tenants;
            }
        });
        for (var tenant : begun) {
            finish(tenant);
        }
    }

    private void finish(TenantId tenant) throws Unavailable {
        while (deleteBlocks(tenant) > 0) {
            // further until none is left
        }
        database.write(connection -> {
            for (var table :
                    List.of("journal_commit", "delivery_stamp", "delivery_seen", "rejected_record", "tenant")) {
                delete(connection, table, tenant);
            }
            return true;
        });
    }

    private int deleteBlocks(TenantId tenant) throws Unavailable {
        return database.write(connection -> {
            try (var delete =
                    connection.prepareStatement("DELETE FROM journal_block WHERE bucket = ? AND tenant = ? AND number <"
                            + " (SELECT MIN(number) FROM journal_block WHERE bucket = ? AND tenant = ?) + "
                            + BLOCKS_AT_ONCE)) {
                Bucket.bind(delete, tenant);
                delete.setInt(3, Bucket.of(tenant));
                delete.setString(4, tenant.value());
                return delete.executeUpdate();
            }
        });
    }

    private static void delete(Connection connection, String table, TenantId tenant) throws SQLException {
        update(connection, "DELETE FROM " + table + " WHERE bucket = ? AND tenant = ?", tenant);
    }

    private static int update(Connection connection, String sql, TenantId tenant) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            return Bucket.bind(statement, tenant).executeUpdate();
        }
    }
}
