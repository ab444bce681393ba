package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.JournalStore.BlockReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Statements on blocks; transactions are the caller's. A block is a row of part 0, a longer one has further parts. Small
 * neighbours are one row, a {@link Pack}, under the number of the first and with minus their count as its part. Who reads
 * blocks sees no difference.
 */
final class BlockTable {

    /** What one row takes. */
    static final int PART = 31_744;

    /** Small blocks are packed when the number of blocks reaches a multiple of this. */
    static final int GROUP = 64;

    static final String INSERT =
            "INSERT INTO journal_block (bucket, tenant, number, part, content) VALUES (?, ?, ?, ?, ?)";

    private static final String SELECT =
            "SELECT number, part, content FROM journal_block WHERE bucket = ? AND tenant = ? AND number >= ? AND number < ?";
    private static final String ORDER = " ORDER BY number, part";

    private BlockTable() {}

    static void add(Connection connection, TenantId tenant, long first, List<byte[]> blocks) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            Bucket.bind(insert, tenant);
            for (int i = 0; i < blocks.size(); i++) {
                var block = blocks.get(i);
                insert.setLong(3, first + i);
                for (int from = 0, part = 0; from < block.length; from += PART, part++) {
                    insert.setInt(4, part);
                    insert.setBytes(5, Arrays.copyOfRange(block, from, Math.min(block.length, from + PART)));
                    insert.executeUpdate();
                }
            }
        }
        pack(connection, tenant, first / GROUP * GROUP, (first + blocks.size()) / GROUP * GROUP);
    }

    private static void pack(Connection connection, TenantId tenant, long from, long to) throws SQLException {
        if (from == to) {
            return;
        }
        try (var select = connection.prepareStatement(SELECT + ORDER);
                var packing = new Packing(connection, tenant)) {
            try (var rows = between(select, tenant, from, to).executeQuery()) {
                while (rows.next()) {
                    packing.take(rows.getLong(1), rows.getInt(2), rows.getBytes(3));
                }
            }
            packing.end();
        }
    }

    /** Hands over blocks in order. No lock is held meanwhile; a group at a time is in memory. */
    static void read(Connection connection, TenantId tenant, long from, long to, BlockReader reader)
            throws SQLException {
        for (long next = from; next < to; ) {
            long end = Math.min(to, (next / GROUP + 1) * GROUP);
            for (var block : group(connection, tenant, next, end).entrySet()) {
                reader.block(block.getKey(), block.getValue());
            }
            next = end;
        }
    }

    /** What there is of one group. A block that has no row of its own may be packed, or was packed just now. */
    private static SortedMap<Long, byte[]> group(Connection connection, TenantId tenant, long from, long to)
            throws SQLException {
        var found = blocks(connection, tenant, from, to).subMap(from, to);
        return found.size() == to - from
                ? found
                : blocks(connection, tenant, from / GROUP * GROUP, to).subMap(from, to);
    }

    private static SortedMap<Long, byte[]> blocks(Connection connection, TenantId tenant, long from, long to)
            throws SQLException {
        var blocks = new TreeMap<Long, byte[]>();
        try (var select = connection.prepareStatement(SELECT + ORDER);
                var rows = between(select, tenant, from, to).executeQuery()) {
            while (rows.next()) {
                long number = rows.getLong(1);
                var content = rows.getBytes(3);
                if (rows.getInt(2) < 0) {
                    for (var packed : Pack.blocks(content)) {
                        blocks.put(number++, packed);
                    }
                } else {
                    blocks.merge(number, content, BlockTable::joined);
                }
            }
        }
        return blocks;
    }

    private static byte[] joined(byte[] part, byte[] next) {
        var joined = Arrays.copyOf(part, part.length + next.length);
        System.arraycopy(next, 0, joined, part.length, next.length);
        return joined;
    }

    private static PreparedStatement between(PreparedStatement select, TenantId tenant, long from, long to)
            throws SQLException {
        Bucket.bind(select, tenant);
        select.setLong(3, from);
        select.setLong(4, to);
        return select;
    }
}
