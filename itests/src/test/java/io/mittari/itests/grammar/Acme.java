package io.mittari.itests.grammar;

import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.connectors.csv.file.CsvImport;
import io.mittari.connectors.csv.file.KeptLookups;
import io.mittari.connectors.csv.file.Setting;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.engine.EngineOnStore;
import io.mittari.metrics.engine.MetricsEngine;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.derby.DerbyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Finnish tenant whose facts come from files alone, through two instances of the CSV connector, and what its figures
 * are. It is 20 November 2026 until a test says otherwise.
 */
final class Acme extends Clock {

    static final TenantId ID = new TenantId("acme");
    static final String FILE = """
        { "tenant": 1, "id": "acme", "name": "Acme Oy", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR" }\
        """;

    private final DerbyStore store;
    private final Path folder;
    private final List<ImportFile> files = new ArrayList<>();
    private MetricsEngine engine;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    Acme(DerbyStore store, Path folder) {
        this.store = store;
        this.folder = folder;
        this.engine = EngineOnStore.on(store, this);
    }

    /** Settings of a tenant file that stand instead of the defaults: {@code "skipped": "not-passed"}. */
    void apply(String file) throws MetricsException {
        var live = new ArrayList<LiveInstance>();
        for (var name : List.of("crm", "erp")) {
            live.add(new LiveInstance(
                    LiveInstance.Kind.CONNECTOR,
                    new Instance(ID, name, 1),
                    "io.mittari.connectors.csv",
                    "0.1.0",
                    "0".repeat(64),
                    "{}"));
        }
        engine.apply(new TenantChange(ID, file, live, "test", "a test", now));
    }

    void set(String settings) throws MetricsException {
        apply(FILE.substring(0, FILE.lastIndexOf('}')) + ", " + settings + " }");
    }

    void remove() throws MetricsException {
        engine.remove(ID);
    }

    /** As after a crash: whoever wrote is gone with all he remembered. */
    void forget() {
        engine = EngineOnStore.on(store, this);
    }

    /** It is noon of a day. */
    void on(String day) {
        now = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /** One of the files of the next import. */
    Acme file(String name, String content) throws IOException {
        files.add(new ImportFile(name, Files.writeString(folder.resolve(name), content), now));
        return this;
    }

    ImportReceipt imports(String mapping) throws MetricsException, IOException {
        return imports("crm", mapping);
    }

    /** Imports the files given since the last import, through an instance. */
    ImportReceipt imports(String instance, String mapping) throws MetricsException, IOException {
        try (var rows = open(instance, mapping)) {
            while (rows.hasNext()) {
                rows.took(engine.ingest(rows.next()));
            }
            rows.keepLookups();
            return rows.receipt();
        }
    }

    /** One batch, past the connector. */
    void takes(Batch batch) throws MetricsException {
        engine.ingest(batch);
    }

    /** Reads the files given since the last import once, as an import begins. */
    CsvImport open(String instance, String mapping) throws MetricsException {
        var request = new ImportRequest(files, null, false, ImportRequest.Progress.NONE);
        files.clear();
        var conventions = new Conventions(
                Locale.forLanguageTag("fi-FI"), ZoneId.of("Europe/Helsinki"), Currency.getInstance("EUR"));
        var lookups = new KeptLookups(folder.resolve("lookups-" + instance));
        return CsvImport.open(
                Mapping.parse(mapping), new Setting(new Instance(ID, instance, 1), conventions, lookups), request);
    }

    /** With what an import is refused. */
    String refused(String mapping) throws MetricsException, IOException {
        try {
            imports(mapping);
        } catch (BadRequest e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("the import was not refused");
    }

    /** What is counted in a receipt and is not 0: {@code read 3, stored 4}. */
    static String told(ImportReceipt receipt) {
        var told = new StringJoiner(", ");
        var facts = receipt.receipt();
        tell("read", receipt.read(), told);
        tell("empty", receipt.empty(), told);
        tell("rejected", facts.rejected(), told);
        tell("stored", facts.stored(), told);
        tell("known", facts.known(), told);
        tell("corrected", facts.corrected(), told);
        tell("retracted", facts.retracted(), told);
        tell("waiting", facts.waiting(), told);
        return told.toString();
    }

    private static void tell(String what, long count, StringJoiner told) {
        if (count != 0) {
            told.add(what + " " + count);
        }
    }

    /** Rows that are kept as rejected, by file and line. */
    List<String> rejected() throws MetricsException {
        return engine.rejected(ID, 1000).stream()
                .map(row -> row.rejected())
                .map(row -> row.origin() + " " + row.reason())
                .sorted()
                .toList();
    }

    Metrics metrics() throws MetricsException {
        return engine.open(ID, AsOf.NOW, null);
    }

    Metrics metrics(long sequence, @Nullable String today) throws MetricsException {
        return engine.open(ID, new AsOf.AtSequence(sequence), today == null ? null : LocalDate.parse(today));
    }

    /** Of all time: {@code lead 3, meeting 1; won 1, lost 0, none 0, open 2}. */
    String funnel() throws MetricsException {
        return funnel("main", Period.ALL);
    }

    String funnel(String period) throws MetricsException {
        return funnel("main", Period.parse(period));
    }

    String funnel(String funnel, Period period) throws MetricsException {
        var rows = metrics().funnel(Question.of("", period).in(funnel)).rows();
        if (rows.isEmpty()) {
            return "";
        }
        var row = rows.get(0);
        var stages = new StringJoiner(", ");
        row.stages().forEach(step -> stages.add(step.stage() + " " + told(step.count())));
        return "%s; won %d, lost %d, none %d, open %d".formatted(stages, row.won(), row.lost(), row.none(), row.open());
    }

    /** A figure of all time. */
    String figure(String metric) throws MetricsException {
        return told(cell(Question.of(metric, Period.ALL)));
    }

    String figure(String metric, String period) throws MetricsException {
        return told(cell(Question.of(metric, Period.parse(period))));
    }

    /** The only row that is asked for. */
    Measurement cell(Question question) throws MetricsException {
        var rows = metrics().measure(question);
        if (rows.size() != 1) {
            throw new AssertionError(rows);
        }
        return rows.get(0).cell();
    }

    /** A figure of all time by the values of a dimension. */
    Map<String, String> by(String dimension, String metric) throws MetricsException {
        return by(dimension, Question.of(metric, Period.ALL));
    }

    Map<String, String> by(String dimension, Question question) throws MetricsException {
        var figures = new TreeMap<String, String>();
        for (var row : metrics().measure(question.by(dimension))) {
            figures.put(String.valueOf(row.by().get(dimension)), told(row.cell()));
        }
        return figures;
    }

    /** The value alone, or why there is none. */
    static String told(Measurement cell) {
        var value = cell.value();
        return value == null ? "no data: " + cell.reason() : value.toPlainString();
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}
