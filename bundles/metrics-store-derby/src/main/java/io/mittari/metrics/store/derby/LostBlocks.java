package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.LostBlock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Statements on blocks that are set aside; transactions are the caller's. */
final class LostBlocks {

    private LostBlocks() {}

    static List<LostBlock> all(Connection connection, TenantId tenant) throws SQLException {
        try (var select = connection.prepareStatement(
                        "SELECT number, why, found_at FROM lost_block WHERE bucket = ? AND tenant = ? ORDER BY number");
                var rows = Bucket.bind(select, tenant).executeQuery()) {
            var lost = new ArrayList<LostBlock>();
            while (rows.next()) {
                lost.add(new LostBlock(rows.getLong(1), rows.getString(2), Instant.ofEpochMilli(rows.getLong(3))));
            }
            return lost;
        }
    }

    static long count(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("SELECT COUNT(*) FROM lost_block");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** What is marked already stays as it was found first. */
    static void add(Connection connection, TenantId tenant, LostBlock block) throws SQLException {
        for (var known : all(connection, tenant)) {
            if (known.number() == block.number()) {
                return;
            }
        }
        try (var insert = connection.prepareStatement(
                "INSERT INTO lost_block (bucket, tenant, number, why, found_at) VALUES (?, ?, ?, ?, ?)")) {
            Bucket.bind(insert, tenant);
            insert.setLong(3, block.number());
            insert.setString(4, Text.upTo(4000, block.why()));
            insert.setLong(5, block.at().toEpochMilli());
            insert.executeUpdate();
        }
    }

    static void remove(Connection connection, TenantId tenant, long number) throws SQLException {
        try (var delete =
                connection.prepareStatement("DELETE FROM lost_block WHERE bucket = ? AND tenant = ? AND number = ?")) {
            Bucket.bind(delete, tenant).setLong(3, number);
            delete.executeUpdate();
        }
    }

    /** What a missing block named, a writer would take for new: so nothing is written until it is there again. */
    static void demandNone(Connection connection, TenantId tenant) throws SQLException, Unavailable {
        var lost = all(connection, tenant);
        if (!lost.isEmpty()) {
            throw new Unavailable(
                    "%s of tenant %s cannot be read, so nothing can be added: mittari doctor %s says what is missing and the mend; nothing of the batch was stored, and it may come again"
                            .formatted(
                                    lost.size() == 1 ? "block " + lost.get(0).number() : lost.size() + " blocks",
                                    tenant,
                                    tenant),
                    null);
        }
    }
}
