package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.zip.CRC32;

/** The first part of every key: the same for a tenant for ever, whatever machine or program computes it. */
final class Bucket {

    private Bucket() {}

    static int of(TenantId tenant) {
        var crc = new CRC32();
        crc.update(tenant.value().getBytes(StandardCharsets.US_ASCII));
        return (int) (crc.getValue() & 0xff);
    }

    /** Sets the first two parameters of a statement, which are bucket and tenant. */
    static PreparedStatement bind(PreparedStatement statement, TenantId tenant) throws SQLException {
        statement.setInt(1, of(tenant));
        statement.setString(2, tenant.value());
        return statement;
    }
}
