package io.mittari.metrics.store.derby;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalCommit.Seen;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.KeptRejection;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovalTest {

    private static final int MANY = 600;
    private static final TenantId ACME = new TenantId("acme");
    private static final Instance CRM = new Instance(ACME, "crm", 1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private final EmbeddedDataSource derby = new EmbeddedDataSource();
    private final AtomicInteger commits = new AtomicInteger();
    private DerbyStore store;

    @BeforeEach
    void open() throws Exception {
        derby.setCreateDatabase("create");
        derby.setDatabaseName(folder.resolve("derby").toString());
        store = new DerbyStore(counting(derby), "the folder", Schema.current());
        var live = new LiveInstance(
                LiveInstance.Kind.CONNECTOR, CRM, "io.mittari.connectors.csv", "0.1.0", "a".repeat(64), "{}");
        store.change(new TenantChange(ACME, "{}", List.of(live), "me", "because", NOON));
    }

    @Test
    void whateverATenantHasManyOfGoesInTransactionsOfAFewHundredRows() throws Exception {
        var part = new byte[] {7};
        store.append(new JournalCommit(
                CRM,
                new JournalHead(1, 0, 0, 0),
                new JournalHead(2, MANY, MANY, MANY),
                NOON,
                Collections.nCopies(MANY, part),
                null,
                null,
                new Seen("one", Collections.nCopies(MANY, part)),
                null,
                IntStream.range(0, MANY).mapToObj(RemovalTest::rejection).toList(),
                List.of()));
        commits.set(0);

        store.remove(ACME);

        assertThat(commits.get()).isGreaterThan(8);
        for (var table : List.of("journal_block", "journal_commit", "delivery_seen", "rejected_record", "tenant")) {
            assertThat(rows(table)).as(table).isZero();
        }
    }

    @Test
    void rejectedRowsThatAreTooOldGoInTransactionsOfAFewHundred() throws Exception {
        keep(MANY);
        commits.set(0);

        assertThat(store.dropRejected(ACME, NOON)).isZero();
        assertThat(store.dropRejected(ACME, NOON.plusMillis(1))).isEqualTo(MANY);

        assertThat(commits.get()).isGreaterThan(5);
        assertThat(rows("rejected_record")).isZero();
    }

    @Test
    void theNewestRejectedRowsAreFoundHoweverManyIdsWereGivenSince() throws Exception {
        keep(100_000);

        assertThat(store.rejected(ACME, 2)).extracting(KeptRejection::id).containsExactly((long) MANY - 1, MANY - 2L);
        assertThat(store.rejected(ACME, MANY + 1)).hasSize(MANY);
    }

    @Test
    void rejectedRowsWithLongTextsAreHandedOverAFewAtATime() throws Exception {
        keep(
                MANY,
                IntStream.range(0, 80)
                        .mapToObj(id -> rejection(id, "x".repeat(60_000)))
                        .toList());

        assertThat(store.rejectedBy(ACME, "csv", -1, MANY, 200)).hasSize(67);
        assertThat(store.rejectedBy(ACME, "csv", 66, MANY, 200)).hasSize(13);
        assertThat(store.rejectedBy(ACME, "csv", 66, MANY, 10)).hasSize(10);
        assertThat(store.rejectedBy(ACME, "other", -1, MANY, 200)).isEmpty();
    }

    @Test
    void whenRejectedRowsCameIsToldByTheirIdentities() throws Exception {
        keep(MANY);

        assertThat(store.rejectedAt(ACME, List.of(rejection(7).identity(), "f".repeat(32))))
                .isEqualTo(Map.of(rejection(7).identity(), NOON));
    }

    /** @param end of all ids that were given until then */
    private void keep(long end) throws Exception {
        keep(end, IntStream.range(0, MANY).mapToObj(RemovalTest::rejection).toList());
    }

    private void keep(long end, List<KeptRejection> rejections) throws Exception {
        store.append(new JournalCommit(
                CRM,
                new JournalHead(1, 0, 0, 0),
                new JournalHead(1, 0, 0, end),
                NOON,
                List.of(),
                null,
                null,
                null,
                null,
                rejections,
                List.of()));
    }

    private static KeptRejection rejection(int id) {
        return rejection(id, "a;b");
    }

    private static KeptRejection rejection(int id, String raw) {
        return new KeptRejection(
                id,
                "%032x".formatted(id),
                "csv",
                "crm",
                NOON,
                new Rejected(new Origin("leads.csv", id), null, "k" + id, "no date", raw, "x;y", "UTF-8"));
    }

    private int rows(String table) throws Exception {
        try (var connection = derby.getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private DataSource counting(DataSource source) {
        return proxy(
                DataSource.class,
                source,
                (name, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, this::count)
                        : result);
    }

    private Object count(String method, Object result) {
        if (method.equals("commit")) {
            commits.incrementAndGet();
        }
        return result;
    }

    private interface Seeing {
        Object result(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T real, Seeing seeing) {
        return type.cast(Proxy.newProxyInstance(
                RemovalTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return seeing.result(method.getName(), method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
