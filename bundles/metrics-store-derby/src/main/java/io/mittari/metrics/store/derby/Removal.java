package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Removes tenants: first in name, in one transaction, then their rows, in small ones; so nobody waits on a lock while a
 * large journal goes. What a kill leaves behind is finished at the next start.
 */
final class Removal {

    /** Blocks of 32 KB are the longest; and far below what makes Derby lock a table instead of rows. */
    private static final int ROWS_AT_ONCE = 250;

    private static final List<String> LARGE = List.of(
            "journal_block",
            "journal_commit",
            "delivery_stamp",
            "delivery_seen",
            "rejected_record",
            "person",
            "report_run");

    private final Database database;

    Removal(Database database) {
        this.database = database;
    }

    void remove(TenantId tenant) throws Unavailable {
        database.write(connection -> {
            Generations.keep(connection, tenant);
            for (var table : List.of("tenant_version", "live_instance", "connector_cursor", "lost_block")) {
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

    /** The tenant itself goes last: until then the next start knows that there is something to finish. */
    private void finish(TenantId tenant) throws Unavailable {
        for (var table : LARGE) {
            while (database.write(connection -> deleteSome(connection, table, tenant)) == ROWS_AT_ONCE) {
                // further until none is left
            }
        }
        database.write(connection -> delete(connection, "tenant", tenant));
    }

    private static int deleteSome(Connection connection, String table, TenantId tenant) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT bucket FROM " + table + " WHERE bucket = ? AND tenant = ? FOR UPDATE",
                ResultSet.TYPE_FORWARD_ONLY,
                ResultSet.CONCUR_UPDATABLE)) {
            Bucket.bind(select, tenant).setMaxRows(ROWS_AT_ONCE);
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

    private static int delete(Connection connection, String table, TenantId tenant) throws SQLException {
        return update(connection, "DELETE FROM " + table + " WHERE bucket = ? AND tenant = ?", tenant);
    }

    private static int update(Connection connection, String sql, TenantId tenant) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            return Bucket.bind(statement, tenant).executeUpdate();
        }
    }
}
