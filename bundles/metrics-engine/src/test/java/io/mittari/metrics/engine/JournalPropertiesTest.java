package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.closed;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.open;
import static io.mittari.metrics.engine.Acme.record;
import static io.mittari.metrics.engine.Acme.slot;
import static io.mittari.metrics.engine.Acme.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import io.mittari.metrics.store.derby.Derbies;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold whatever a source sends. */
class JournalPropertiesTest {

    private static final List<Outcome> OUTCOMES = List.of(Outcome.WON, Outcome.LOST, Outcome.NONE);

    @TempDir
    static Path folder;

    @TempDir
    static Path brittle;

    @AfterAll
    static void close() {
        Derbies.close(folder);
    }

    @Test
    void orderBatchingAndRepetitionChangeNothing() throws Exception {
        for (int seed = 0; seed < 12; seed++) {
            var random = new Random(seed);
            var records = records(random, 60);
            var told = toldAfter(records, 200, random);
            for (int round = 0; round < 3; round++) {
                Collections.shuffle(records, random);
                var again = new ArrayList<>(records);
                again.addAll(records.subList(0, random.nextInt(records.size())));

                assertThat(toldAfter(again, 1 + random.nextInt(20), random))
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(told);
            }
        }
    }

    @Test
    void laterBatchesNeverChangeWhatWasSaidOfEarlierPoints() throws Exception {
        for (int seed = 100; seed < 104; seed++) {
            var random = new Random(seed);
            var acme = Acme.in(folder);
            var then = new HashMap<Long, List<String>>();
            for (int batch = 0; batch < 12; batch++) {
                long sequence = acme.engine
                        .ingest(Batch.of(Acme.CRM, "crm", records(random, 15), List.of()))
                        .sequence();
                then.put(sequence, Acme.told(random.nextBoolean() ? acme.view() : acme.view(sequence)));
            }
            for (var point : then.entrySet()) {
                assertThat(Acme.told(acme.view(point.getKey())))
                        .as("seed %d, sequence %d", seed, point.getKey())
                        .isEqualTo(point.getValue());
                // and an image made from nothing says the same
                assertThat(Acme.told(new Acme(acme.store).view(point.getKey()))).isEqualTo(point.getValue());
            }
            acme.engine.remove(Acme.ID);
        }
    }

    @Test
    void aCommitThatFailsHalfWayLeavesNothing() throws Exception {
        // given: a database that fails at the n-th statement that writes
        var failing = new AtomicReference<>(Integer.MAX_VALUE);
        var acme = new Acme(Derbies.in(brittle, source -> failing(source, failing)));
        acme.apply(Acme.FILE, 1);
        var first = records(new Random(1), 50);
        acme.engine.ingest(Batch.of(Acme.CRM, "crm", first, List.of()));
        var told = Acme.told(acme.view());
        var next = Batch.of(Acme.CRM, "crm", records(new Random(2), 50), List.of());

        for (int statement = 0; statement < 3; statement++) {
            // when
            failing.set(statement);
            assertThatThrownBy(() -> acme.engine.ingest(next))
                    .isInstanceOf(Unavailable.class)
                    .hasMessage("the database cannot be used now: the disk is full");
            failing.set(Integer.MAX_VALUE);

            // then
            assertThat(acme.store.head(Acme.ID).orElseThrow().sequence()).isEqualTo(2);
            assertThat(Acme.told(acme.view())).isEqualTo(told);
            assertThat(Acme.told(new Acme(acme.store).view())).isEqualTo(told);
        }
        assertThat(acme.engine.ingest(next).sequence()).isEqualTo(3);
        Derbies.close(brittle);
    }

    private static List<String> toldAfter(List<SourceRecord> records, int batch, Random random) throws Exception {
        var acme = Acme.in(folder);
        for (int from = 0; from < records.size(); from += batch) {
            acme.engine.ingest(Batch.of(
                    Acme.CRM, "crm", records.subList(from, Math.min(records.size(), from + batch)), List.of()));
            if (random.nextInt(4) == 0) {
                acme.view();
            }
        }
        var told = Acme.told(acme.view());
        acme.engine.remove(Acme.ID);
        return told;
    }

    /** Records with a version each, so that which is the newest does not depend on the order. */
    private static List<SourceRecord> records(Random random, int count) {
        var records = new ArrayList<SourceRecord>();
        for (int i = 0; i < count; i++) {
            long version = 1L + i;
            var key = String.valueOf(random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> records.add(record("lead", key, null, version, slots(random)));
                case 1 ->
                    records.add(record(
                            "links",
                            key,
                            null,
                            version,
                            slot("link", new Link(List.of(object(random), object(random)), null))));
                default ->
                    records.add(record(
                            "deal", key, random.nextInt(3) == 0 ? object(random) : null, version, slots(random)));
            }
        }
        return records;
    }

    private static Slot[] slots(Random random) {
        var slots = new ArrayList<Slot>();
        if (random.nextBoolean()) {
            slots.add(stage("lead", random.nextInt(4) == 0 ? null : day(random)));
        }
        if (random.nextBoolean()) {
            slots.add(stage("meeting", day(random)));
        }
        if (random.nextBoolean()) {
            slots.add(closed(OUTCOMES.get(random.nextInt(3)), day(random), random.nextInt(9)));
        } else if (random.nextBoolean()) {
            slots.add(open(day(random), random.nextInt(9)));
        }
        if (random.nextInt(3) > 0) {
            slots.add(described("place", "p" + random.nextInt(3), "size", "s" + random.nextInt(3)));
        }
        return slots.toArray(Slot[]::new);
    }

    private static ObjectKey object(Random random) {
        return new ObjectKey(random.nextBoolean() ? "lead" : "deal", String.valueOf(random.nextInt(12)));
    }

    private static String day(Random random) {
        return "2026-%02d-%02d".formatted(1 + random.nextInt(6), 1 + random.nextInt(28));
    }

    private static DataSource failing(DataSource source, AtomicReference<Integer> countdown) {
        return proxy(
                DataSource.class,
                source,
                (name, result) -> result instanceof Connection connection
                        ? proxy(Connection.class, connection, (call, inner) -> {
                            if (inner instanceof PreparedStatement statement) {
                                return proxy(PreparedStatement.class, statement, (done, outcome) -> {
                                    if (done.equals("executeUpdate") && countdown.getAndUpdate(n -> n - 1) == 0) {
                                        throw new SQLException("the disk is full");
                                    }
                                    return outcome;
                                });
                            }
                            return inner;
                        })
                        : result);
    }

    private static <T> T proxy(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                JournalPropertiesTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.call(method.getName(), method.invoke(target, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @FunctionalInterface
    private interface After {
        Object call(String method, Object result) throws SQLException;
    }
}
