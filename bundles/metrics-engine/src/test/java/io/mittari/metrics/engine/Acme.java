package io.mittari.metrics.engine;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.image.ImageFolders;
import io.mittari.metrics.engine.ingest.Indexes;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.derby.Derbies;
import io.mittari.metrics.store.derby.DerbyStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A tenant with one connector, its engine on a real database, and a clock that tests move. */
final class Acme extends Clock {

    static final TenantId ID = new TenantId("acme");
    static final Instance CRM = new Instance(ID, "crm", 1);
    static final String FILE = """
            { "tenant": 1, "id": "acme", "name": "Acme Oy", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR" }""";

    final DerbyStore store;
    final MetricsEngine engine;
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");

    Acme(DerbyStore store) {
        this(store, Indexes.in(null));
    }

    Acme(DerbyStore store, Indexes indexes) {
        this(store, indexes, ImageFolders.none());
    }

    Acme(DerbyStore store, ImageFolders folders) {
        this(store, Indexes.in(null), folders);
    }

    Acme(DerbyStore store, Indexes indexes, ImageFolders folders) {
        this.store = store;
        this.engine =
                new MetricsEngine(store, store, new People(store, new byte[32]), this, indexes, folders, 50_000_000);
    }

    /** Made for the first time. */
    static Acme in(Path folder) throws MetricsException {
        var acme = new Acme(Derbies.in(folder), indexes(folder));
        acme.apply(FILE, 1);
        return acme;
    }

    /** The same tenant after a restart. */
    static Acme again(Path folder) throws Unavailable {
        return new Acme(Derbies.in(folder), indexes(folder));
    }

    /** Small enough for tests to outgrow the heap. */
    private static Indexes indexes(Path folder) {
        return new Indexes(folder.resolve("index"), 20);
    }

    /** The same tenant with nothing remembered. */
    Acme anew() {
        return new Acme(store);
    }

    long apply(String file, long generation) throws MetricsException {
        var live = live(new Instance(ID, "crm", generation));
        return engine.apply(new TenantChange(ID, file, List.of(live), "test", "a test", now));
    }

    static LiveInstance live(Instance instance) {
        return new LiveInstance(
                LiveInstance.Kind.CONNECTOR, instance, "io.mittari.connectors.csv", "0.1.0", "0".repeat(64), "{}");
    }

    Receipt take(SourceRecord... records) throws MetricsException {
        return engine.ingest(Batch.of(CRM, "crm", List.of(records), List.of()));
    }

    FactsView view() throws MetricsException {
        return engine.view(ID, AsOf.NOW);
    }

    FactsView view(long sequence) throws MetricsException {
        return engine.view(ID, new AsOf.AtSequence(sequence));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** A row of state about its own key. */
    static SourceRecord deal(String key, Slot... slots) {
        return record("deal", key, null, null, slots);
    }

    static SourceRecord record(
            String entry, String key, @Nullable ObjectKey from, @Nullable Long version, Slot... slots) {
        return new SourceRecord(
                entry,
                entry.equals("lead") ? 0 : 1,
                key,
                "main",
                new ObjectKey(entry, key),
                List.of(),
                from,
                version,
                Arrays.asList(slots),
                new Origin(entry + "s.csv", 2));
    }

    static Slot stage(String stage, @Nullable String day) {
        return new Slot(
                "stage/" + stage,
                false,
                new StageEntered(new Stage(stage), day == null ? null : At.day(LocalDate.parse(day)), Context.NONE));
    }

    static Slot step(String stage, String day) {
        return new Slot(
                "stage/" + stage + "/" + day,
                true,
                new StageEntered(new Stage(stage), At.day(LocalDate.parse(day)), Context.NONE));
    }

    static Slot won(String day, double value) {
        return closed(Outcome.WON, day, value);
    }

    static Slot lost(String day) {
        return closed(Outcome.LOST, day, 0);
    }

    static Slot closed(Outcome outcome, String day, double value) {
        return new Slot(
                "closed", false, new Closed(outcome, At.day(LocalDate.parse(day)), euro(value), null, Context.NONE));
    }

    static Slot open(String day, double value) {
        return new Slot(
                "open", false, new Open(At.day(LocalDate.parse(day)), euro(value), null, null, null, Context.NONE));
    }

    static Slot described(String... namesAndValues) {
        return described(Entity.OPPORTUNITY, "", namesAndValues);
    }

    static Slot described(Entity entity, String name, String... namesAndValues) {
        var attributes = new java.util.HashMap<String, String>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new Slot("described", false, new Described(entity, name, Map.copyOf(attributes)));
    }

    static Slot slot(String name, Fact fact) {
        return new Slot(name, false, fact);
    }

    static Money euro(double value) {
        return Money.of(BigDecimal.valueOf(value), Currency.getInstance("EUR"));
    }

    static int day(String day) {
        return (int) LocalDate.parse(day).toEpochDay();
    }

    /** Everything a view says, in an order that has nothing to do with that of arrival. */
    static List<String> told(FactsView view) {
        var told = new ArrayList<String>();
        for (int i = 0; i < view.size(); i++) {
            var line = new StringBuilder(view.key(i))
                    .append(" in ")
                    .append(view.funnels().get(view.funnel()[i]));
            for (var stage : view.stages()) {
                line.append(' ').append(stage).append('=').append(told(view.entered(stage)[i]));
                line.append(view.undated(stage)[i] ? "+undated" : "");
            }
            line.append(" closed=").append(told(view.closeDay()[i])).append(' ').append(view.outcome()[i]);
            line.append(' ').append(view.closeValue()[i]).append(" open=").append(view.openValue()[i]);
            line.append(" before=").append(view.valueBeforeClose()[i]);
            for (var dimension : view.dimensions()) {
                int code = view.codes(dimension)[i];
                line.append(' ').append(dimension).append('=');
                line.append(code == FactsView.BLANK ? "-" : view.label(dimension, code));
            }
            told.add(line.toString());
        }
        told.sort(null);
        return told;
    }

    private static String told(int day) {
        return day == FactsView.NEVER ? "-" : LocalDate.ofEpochDay(day).toString();
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
