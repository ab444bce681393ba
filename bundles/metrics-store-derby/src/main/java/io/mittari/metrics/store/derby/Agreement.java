package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.Flaw;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Whether a tenant's tables agree with where its journal ends; transactions are the caller's. */
final class Agreement {

    private static final String MEND = "restore a backup: mittari restore DIR --replace";

    private Agreement() {}

    static List<Flaw> check(Connection connection, TenantId tenant) throws SQLException {
        var head = Journal.head(connection, tenant);
        if (head.isEmpty()) {
            return List.of();
        }
        var flaws = new ArrayList<Flaw>();
        var checking = new Checking(connection, tenant, flaws);
        long sequence = head.get().sequence();
        checking.count("points of the journal", "journal_commit", "sequence", 1, sequence);
        checking.within("changes of the tenant file", "tenant_version", "sequence", 1, sequence);
        checking.count(
                "versions of the tenant file",
                "tenant_version",
                "version",
                1,
                checking.number("SELECT MAX(version) FROM tenant_version"));
        checking.within("days of delivery", "delivery_stamp", "sequence", 1, sequence);
        checking.within("rejected rows", "rejected_record", "id", 0, head.get().rejections() - 1);
        checking.within("report runs", "report_run", "sequence", 0, sequence);
        checking.within(
                "parts of blocks", "journal_block", "number", 0, head.get().blocks() - 1);
        return flaws;
    }

    /** What is asked of one table after the other. */
    private record Checking(Connection connection, TenantId tenant, List<Flaw> flaws) {

        /** All numbers from the first to the last, each once. */
        void count(String what, String table, String column, long first, long last) throws SQLException {
            within(what, table, column, first, last);
            long there = number("SELECT COUNT(*) FROM " + table);
            long wanted = last - first + 1;
            if (there < wanted) {
                flaw("%d of the %d %s are missing".formatted(wanted - there, wanted, what));
            }
        }

        void within(String what, String table, String column, long first, long last) throws SQLException {
            try (var select = connection.prepareStatement(
                    "SELECT COUNT(*) FROM %s WHERE bucket = ? AND tenant = ? AND (%s < ? OR %s > ?)"
                            .formatted(table, column, column))) {
                Bucket.bind(select, tenant);
                select.setLong(3, first);
                select.setLong(4, last);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    long beyond = rows.getLong(1);
                    if (beyond > 0) {
                        flaw("%d %s are not between %d and %d, where the journal ends"
                                .formatted(beyond, what, first, last));
                    }
                }
            }
        }

        long number(String select) throws SQLException {
            try (var statement = connection.prepareStatement(select + " WHERE bucket = ? AND tenant = ?");
                    var rows = Bucket.bind(statement, tenant).executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }

        private void flaw(String wrong) {
            flaws.add(new Flaw("tenant %s: %s".formatted(tenant, wrong), MEND));
        }
    }
}
