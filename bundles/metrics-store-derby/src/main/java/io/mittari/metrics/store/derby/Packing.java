package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Puts each run of small blocks that fits into one row there. */
final class Packing implements AutoCloseable {

    /** Fewer than four to a row are not worth it. */
    private static final int SMALL = BlockTable.PART / 4;

    private final TenantId tenant;
    private final PreparedStatement delete;
    private final PreparedStatement insert;
    private final List<byte[]> run = new ArrayList<>();
    private long first;
    private int size;

    Packing(Connection connection, TenantId tenant) throws SQLException {
        this.tenant = tenant;
        this.delete = connection.prepareStatement(
                "DELETE FROM journal_block WHERE bucket = ? AND tenant = ? AND number >= ? AND number < ?");
        this.insert = connection.prepareStatement(BlockTable.INSERT);
    }

    /** Takes rows in order of number and part. */
    void take(long number, int part, byte[] content) throws SQLException {
        boolean small = part == 0 && Pack.size(content) <= SMALL;
        if (!small || number != first + run.size() || size + Pack.size(content) > BlockTable.PART) {
            end();
        }
        if (small) {
            if (run.isEmpty()) {
                first = number;
            }
            run.add(content);
            size += Pack.size(content);
        }
    }

    /** After the last row, and where a run ends. */
    void end() throws SQLException {
        if (run.size() > 1) {
            Bucket.bind(delete, tenant).setLong(3, first);
            delete.setLong(4, first + run.size());
            delete.executeUpdate();
            Bucket.bind(insert, tenant).setLong(3, first);
            insert.setInt(4, -run.size());
            insert.setBytes(5, Pack.of(run));
            insert.executeUpdate();
        }
        run.clear();
        size = 0;
    }

    @Override
    public void close() throws SQLException {
        delete.close();
        insert.close();
    }
}
