package io.mittari.web;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.tenant.admin.Tenants;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports over HTTP: an order, its files one by one, the word to begin, and how far it is. */
final class ImportDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportDesk.class);

    /** Files that were sent and never imported are deleted after that. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final Duration LOOK = Duration.ofMinutes(10);
    private static final int KEPT = 100;
    private static final int AT_ONCE = 2;
    /** For the batches in hand; a process manager waits longer. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Customers customers;
    private final Tenants tenants;
    private final Imports imports;
    private final Advice advice;
    private final Path folder;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(AT_ONCE, ImportDesk::thread);
    private final Map<String, RunningImport> known = new LinkedHashMap<>();

    /** @param folder emptied now: what is there belongs to imports that a former run did not end */
    ImportDesk(Customers customers, Tenants tenants, Imports imports, Advice advice, Path folder, Clock clock)
            throws IOException {
        this.customers = customers;
        this.tenants = tenants;
        this.imports = imports;
        this.advice = advice;
        this.folder = folder;
        this.clock = clock;
        PrivateFiles.delete(folder);
        PrivateFiles.folder(folder);
        var unused = threads.scheduleWithFixedDelay(
                this::forgetUnused, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    List<Route> routes() {
        return List.of(
                Route.post("/imports", this::order),
                Route.put("/imports/{id}/files", this::file),
                Route.post("/imports/{id}/run", this::run),
                Route.get("/imports/{id}", this::progress));
    }

    /** Every import ends before its next batch. No interrupts: they would harm the store's files. */
    @Override
    public void close() {
        stop();
        try {
            if (!threads.awaitTermination(FAREWELL.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("an import did not end in {} s; the platform stops all the same", FAREWELL.toSeconds());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop() {
        known.values().forEach(RunningImport::stop);
        threads.shutdown();
    }

    private synchronized void begin(RunningImport wanted) throws Refusal, Unavailable {
        if (threads.isShutdown()) {
            throw new Unavailable("the platform is stopping", null);
        }
        wanted.queue();
        threads.execute(wanted::run);
    }

    private Reply order(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        var selector = text(given, "tenant", null);
        var order = new ImportOrder(
                customers.selected(selector),
                Customers.many(selector),
                text(given, "connector", ImportOrder.USUAL_CONNECTOR),
                json(given.get("mapping")),
                given.getString("preset", null),
                day(given.getString("since", null)),
                given.getBoolean("dryRun", false));
        if (order.mapping() != null && order.preset() != null) {
            throw Refusal.malformed("a mapping or a preset, not both");
        }
        return Reply.json(
                201, ordered(new ImportJob(order, imports, tenants, advice)).json());
    }

    /** Rejected rows read again, as jobs of this desk. */
    ReplayDesk replays(MetricsAdmin metrics) {
        return new ReplayDesk(this, customers, imports, advice.instances(), metrics);
    }

    /** A job that waits for its files, and for the word to begin. */
    RunningImport ordered(Job job) {
        var bytes = new byte[8];
        random.nextBytes(bytes);
        var id = HexFormat.of().formatHex(bytes);
        var made = new RunningImport(id, job, new Upload(folder.resolve(id)), clock);
        remember(made);
        return made;
    }

    private Reply file(Call call) throws Refusal, IOException {
        var name = FileName.of(call.needed("name"));
        found(call).upload().take(name, changed(call), call.body(), call.length());
        return Reply.json(
                201, Json.createObjectBuilder().add("name", name.value()).build());
    }

    private Reply run(Call call) throws Refusal, Unavailable {
        var wanted = found(call);
        begin(wanted);
        return Reply.json(202, wanted.json());
    }

    private Reply progress(Call call) throws Refusal {
        return Reply.ok(found(call).json());
    }

    private synchronized void remember(RunningImport made) {
        forgetUnused();
        known.values().removeIf(old -> known.size() >= KEPT && old.over());
        known.put(made.id(), made);
    }

    synchronized void forgetUnused() {
        var before = clock.instant().minus(PATIENCE);
        known.values().removeIf(old -> {
            boolean forgotten = old.forgotten(before);
            if (forgotten) {
                old.clear();
            }
            return forgotten;
        });
    }

    private synchronized RunningImport found(Call call) throws Refusal {
        var wanted = known.get(call.place("id"));
        if (wanted == null) {
            throw Refusal.notFound(
                    "there is no import '%s'; the platform may have been started anew".formatted(call.place("id")));
        }
        return wanted;
    }

    private Instant changed(Call call) throws Refusal {
        var text = call.one("changed").orElse(null);
        try {
            return text == null ? clock.instant() : Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refusal.malformed("changed: '%s' is no instant like 2026-10-31T12:00:00Z".formatted(text));
        }
    }

    private static @Nullable LocalDate day(@Nullable String text) throws Refusal {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refusal.malformed("since: '%s' is no day like 2026-01-31".formatted(text));
        }
    }

    /** As text it keeps its lines, which messages name. */
    static @Nullable String json(@Nullable JsonValue given) {
        if (given == null || given == JsonValue.NULL) {
            return null;
        }
        return given instanceof JsonString text ? text.getString() : given.toString();
    }

    private static String text(JsonObject given, String key, @Nullable String usual) throws Refusal {
        var value = given.get(key);
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value == null && usual != null) {
            return usual;
        }
        throw Refusal.malformed("'%s' is missing, or no text".formatted(key));
    }

    private static Thread thread(Runnable work) {
        return new Thread(work, "mittari-import");
    }
}
