package io.mittari.metrics.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.KeptPerson;
import io.mittari.metrics.store.KeptRejection;
import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.ReportRun;
import io.mittari.metrics.store.TenantChange;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasureTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final Instance CRM = new Instance(ACME, "crm", 1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String NAME = "Aino Löfgren-Planted";
    private static final KeptPerson AINO = new KeptPerson(
            "aino", KeptPerson.Kind.SELLER, "crm", NAME, NAME, "aino.planted@acme.example", "CFO", 2, null);
    private static final KeptPerson EINO =
            new KeptPerson("eino", KeptPerson.Kind.CONTACT, "crm", "17", "Eino", null, null, 2, null);

    @TempDir
    Path folder;

    /** Whether what is not prepared, as all of the scrubbing, fails. */
    private final AtomicBoolean fails = new AtomicBoolean();

    private DerbyStore store;

    @BeforeEach
    void keepTwoPeople() throws Exception {
        store = open(source());
        store.change(new TenantChange(
                ACME,
                "{}",
                List.of(new LiveInstance(LiveInstance.Kind.CONNECTOR, CRM, "csv", "0.1.0", "a".repeat(64), "{}")),
                "me",
                "because",
                NOON));
        store.append(new JournalCommit(
                CRM,
                new JournalHead(1, 0, 0, 0),
                new JournalHead(2, 0, 0, 2),
                NOON,
                List.of(),
                null,
                null,
                null,
                null,
                List.of(rejection(0, "1;" + NAME + ";" + "x".repeat(50_000)), rejection(1, "2;Eino")),
                List.of(),
                List.of(AINO, EINO),
                null));
    }

    @AfterEach
    void close() {
        shutDown();
    }

    @Test
    void keepsPeopleAndFindsThemByTheirIds() throws Exception {
        assertThat(store.people(ACME, List.of("aino", "nobody"))).containsExactly(AINO);
        assertThat(store.people(new TenantId("beta"), List.of("aino"))).isEmpty();
        assertThat(everybody()).containsExactly(AINO, EINO);
    }

    @Test
    void anErasedNameIsInNoByteOfTheFiles() throws Exception {
        assertThat(filesWith(NAME)).as("the search finds what is there").isNotEmpty();

        int removed = store.erase(
                ACME, List.of(AINO.erased(NOON)), kept -> kept.rejected().raw().contains(NAME), NAME::equals);

        assertThat(removed).isEqualTo(1);
        assertThat(filesWith(NAME)).isEmpty();
        assertThat(filesWith("aino.planted@acme.example")).isEmpty();
        assertThat(everybody()).containsExactly(AINO.erased(NOON), EINO);
        assertThat(store.rejected(ACME, 10)).extracting(KeptRejection::id).containsExactly(1L);
    }

    @Test
    void whoWasGivenADocumentIsForgottenTooAndTheDocumentStays() throws Exception {
        var hers = run("aino.planted@acme.example");
        var his = run("eino@acme.example");
        store.keep(List.of(hers, his));
        assertThat(filesWith("aino.planted@acme.example")).isNotEmpty();

        store.erase(ACME, List.of(AINO.erased(NOON)), kept -> true, to -> to.startsWith("aino"));

        assertThat(filesWith("aino.planted@acme.example")).isEmpty();
        assertThat(store.runs(ACME))
                .extracting(kept -> kept.run().recipient().to())
                .containsExactlyInAnyOrder("", "eino@acme.example");
    }

    private static KeptRun run(String to) {
        var by = new LiveInstance(
                LiveInstance.Kind.REPORT, new Instance(ACME, "monthly", 1), "r.funnel", "1.0.0", "a".repeat(64), "{}");
        var run = ReportRun.handedOut(
                by, "2026-10", 1, LocalDate.of(2026, 11, 20), "html", new ReportRun.Recipient("mail", to));
        return KeptRun.once(run, "b".repeat(64), NOON, 5);
    }

    @Test
    void whatAKillLeftInTheFilesGoesAtTheNextStart() throws Exception {
        shutDown();
        store = open(failing(source()));
        fails.set(true);
        Predicate<KeptRejection> hers = kept -> kept.rejected().raw().contains(NAME);
        assertThatThrownBy(() -> store.erase(ACME, List.of(AINO.erased(NOON)), hers, NAME::equals))
                .isInstanceOf(Unavailable.class);
        assertThat(filesWith(NAME)).isNotEmpty();
        shutDown();

        store = open(source());

        assertThat(filesWith(NAME)).isEmpty();
        assertThat(everybody()).containsExactly(AINO.erased(NOON), EINO);
    }

    @Test
    void theFileOfATableThatAKillLeftGoes() throws Exception {
        Files.writeString(folder.resolve("derby/seg0/c7ff0.dat"), NAME);

        store.erase(ACME, List.of(AINO.erased(NOON)), kept -> true, NAME::equals);

        assertThat(filesWith(NAME)).isEmpty();
        shutDown();
        store = open(source());
        assertThat(everybody()).containsExactly(AINO.erased(NOON), EINO);
    }

    private EmbeddedDataSource source() {
        var source = new EmbeddedDataSource();
        source.setDatabaseName(folder.resolve("derby").toString());
        source.setCreateDatabase("create");
        return source;
    }

    private static DerbyStore open(DataSource source) throws Unavailable {
        return new DerbyStore(source, "the folder", Schema.current());
    }

    private void shutDown() {
        var source = source();
        source.setShutdownDatabase("shutdown");
        assertThatThrownBy(source::getConnection).hasMessageContaining("shutdown");
    }

    private List<KeptPerson> everybody() throws Unavailable {
        var all = new ArrayList<KeptPerson>();
        store.eachPerson(ACME, all::add);
        return all;
    }

    private List<String> filesWith(String text) throws IOException {
        var found = new ArrayList<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var content = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (var charset : List.of("UTF-8", "UTF-16BE", "UTF-16LE", "ISO-8859-1")) {
                    var bytes = new String(text.getBytes(Charset.forName(charset)), StandardCharsets.ISO_8859_1);
                    if (content.contains(bytes)) {
                        found.add(folder.relativize(file) + " in " + charset);
                    }
                }
            }
        }
        return found;
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

    private DataSource failing(DataSource source) {
        return proxy(
                DataSource.class, source, result -> proxy(Connection.class, (Connection) result, opened -> opened));
    }

    private interface Seeing {
        Object result(Object result);
    }

    private <T> T proxy(Class<T> type, T real, Seeing seeing) {
        return type.cast(Proxy.newProxyInstance(
                ErasureTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (fails.get() && method.getName().equals("createStatement")) {
                        throw new SQLException("the machine stops here");
                    }
                    try {
                        var result = method.invoke(real, arguments);
                        return result == null ? null : seeing.result(result);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
