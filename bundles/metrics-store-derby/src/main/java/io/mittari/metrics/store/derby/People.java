package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.KeptPerson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Statements on people; transactions are the caller's. */
final class People {

    private static final int IDS_AT_ONCE = 200;

    private static final String SELECT =
            "SELECT id, kind, source, person_key, name, email, role, since, erased_at FROM person WHERE bucket = ? AND tenant = ?";

    private People() {}

    static List<KeptPerson> of(Connection connection, TenantId tenant, Collection<String> ids) throws SQLException {
        var found = new ArrayList<KeptPerson>();
        var wanted = List.copyOf(ids);
        for (int from = 0; from < wanted.size(); from += IDS_AT_ONCE) {
            var some = wanted.subList(from, Math.min(wanted.size(), from + IDS_AT_ONCE));
            var places = String.join(", ", Collections.nCopies(some.size(), "?"));
            try (var select = connection.prepareStatement(SELECT + " AND id IN (" + places + ")")) {
                Bucket.bind(select, tenant);
                for (int i = 0; i < some.size(); i++) {
                    select.setString(3 + i, some.get(i));
                }
                read(select, found::add);
            }
        }
        return found;
    }

    static void each(Connection connection, TenantId tenant, Consumer<KeptPerson> reader) throws SQLException {
        try (var select = connection.prepareStatement(SELECT + " ORDER BY id")) {
            read(Bucket.bind(select, tenant), reader);
        }
    }

    /** New ones, and others in the place of those kept. */
    static void keep(Connection connection, TenantId tenant, List<KeptPerson> people) throws SQLException {
        if (people.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("DELETE FROM person WHERE bucket = ? AND tenant = ? AND id = ?");
                var insert = connection.prepareStatement(
                        "INSERT INTO person (bucket, tenant, id, kind, source, person_key, name, email, role, since, erased_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (var person : people) {
                Bucket.bind(delete, tenant).setString(3, person.id());
                delete.addBatch();
                bind(Bucket.bind(insert, tenant), person);
                insert.addBatch();
            }
            delete.executeBatch();
            insert.executeBatch();
        }
    }

    private static void bind(PreparedStatement insert, KeptPerson person) throws SQLException {
        insert.setString(3, person.id());
        insert.setString(4, person.kind().name());
        insert.setString(5, Text.upTo(1000, person.source()));
        setText(insert, 6, person.key());
        setText(insert, 7, person.name());
        setText(insert, 8, person.email());
        setText(insert, 9, person.role());
        insert.setLong(10, person.since());
        var erased = person.erased();
        if (erased == null) {
            insert.setNull(11, Types.BIGINT);
        } else {
            insert.setLong(11, erased.toEpochMilli());
        }
    }

    private static void setText(PreparedStatement insert, int at, @Nullable String text) throws SQLException {
        if (text == null) {
            insert.setNull(at, Types.VARCHAR);
        } else {
            insert.setString(at, Text.upTo(4000, text));
        }
    }

    private static void read(PreparedStatement select, Consumer<? super KeptPerson> reader) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                long at = rows.getLong(9);
                var erased = rows.wasNull() ? null : Instant.ofEpochMilli(at);
                reader.accept(new KeptPerson(
                        rows.getString(1),
                        KeptPerson.Kind.valueOf(rows.getString(2)),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6),
                        rows.getString(7),
                        rows.getLong(8),
                        erased));
            }
        }
    }
}
