package io.mittari.web;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One import from its first byte to its receipt; asked about by other threads while it runs. */
final class RunningImport {

    private static final Logger LOG = LoggerFactory.getLogger(RunningImport.class);

    private static final String STOPPED =
            "the platform was stopped; what was imported until then is stored: import again, it counts once";

    private final String id;
    private final ImportOrder order;
    private final Upload upload;
    private final Clock clock;
    private volatile boolean stopped;
    private State state = State.WAITING;
    private List<ImportFile> files = List.of();
    private Instant touched;
    private long bytes;
    private long rows;
    private @Nullable JsonValue result;
    private @Nullable String error;

    RunningImport(String id, ImportOrder order, Upload upload, Clock clock) {
        this.id = id;
        this.order = order;
        this.upload = upload;
        this.clock = clock;
        this.touched = clock.instant();
    }

    /** Where an import is. */
    enum State {
        /** For files, or for its turn. */
        WAITING,
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    String id() {
        return id;
    }

    /** For files, while it waits for them. */
    Upload upload() throws Refusal {
        demandWaiting();
        return upload;
    }

    synchronized boolean forgotten(Instant before) {
        return state == State.WAITING && touched.isBefore(before) && !upload.underWay();
    }

    synchronized boolean over() {
        return state == State.DONE || state == State.FAILED;
    }

    synchronized void queue() throws Refusal {
        demandWaiting();
        files = upload.close();
        state = State.QUEUED;
    }

    /** Ends it before its next batch, from any thread; what is being stored is stored. */
    void stop() {
        stopped = true;
    }

    /** Imports for one tenant after the other; whatever came of it, the files are gone before it is told. */
    void run(Imports imports) {
        become(State.RUNNING);
        var ending = Ending.failed(Api.INTERNAL);
        try {
            ending = Ending.done(
                    order.many()
                            ? each(imports)
                            : receipt(imports, order.tenants().get(0), 0).build());
        } catch (MetricsException failure) {
            ending = Ending.failed(String.valueOf(failure.getMessage()));
        } catch (RuntimeException bug) { // the edge: the one who asks must hear of it
            LOG.error("import {} failed", id, bug);
        } finally {
            clear();
            end(ending);
        }
    }

    private JsonValue each(Imports imports) {
        var answers = Json.createArrayBuilder();
        long before = 0;
        for (var tenant : order.tenants()) {
            long done = before;
            answers.add(Customers.oneOfMany(tenant, one -> {
                var head = Json.createObjectBuilder().add("tenant", one.value());
                return head.addAll(receipt(imports, one, done)).build();
            }));
            before += upload.bytes();
        }
        return answers.build();
    }

    private JsonObjectBuilder receipt(Imports imports, TenantId tenant, long bytesBefore) throws MetricsException {
        var request = new ImportRequest(
                files(), order.mapping(), order.dryRun(), (read, mapped) -> progress(bytesBefore + read, mapped));
        try {
            demandGoing();
            return ReceiptJson.of(imports.run(tenant, order.connector(), request));
        } catch (CancellationException told) {
            throw new Unavailable(STOPPED, told);
        } catch (Unavailable later) {
            throw stopped ? new Unavailable(STOPPED, later) : later;
        }
    }

    synchronized JsonObject json() {
        var json = Json.createObjectBuilder()
                .add("id", id)
                .add("state", state.word())
                .add("bytes", bytes)
                .add("totalBytes", upload.bytes() * order.tenants().size())
                .add("rows", rows);
        if (result != null) {
            json.add("result", result);
        }
        return (error == null ? json : json.add("error", error)).build();
    }

    void clear() {
        try {
            upload.delete();
        } catch (IOException kept) {
            LOG.warn("files of import {} stay until the next start: {}", id, kept.toString());
        }
    }

    private synchronized void demandWaiting() throws Refusal {
        if (state != State.WAITING) {
            throw Refusal.conflict("the import is %s already".formatted(state.word()));
        }
        touched = clock.instant();
    }

    private synchronized void become(State next) {
        state = next;
    }

    private synchronized List<ImportFile> files() {
        return files;
    }

    private void demandGoing() {
        if (stopped) {
            throw new CancellationException(STOPPED);
        }
    }

    private synchronized void progress(long nowBytes, long nowRows) {
        demandGoing();
        bytes = nowBytes;
        rows = nowRows;
    }

    private synchronized void end(Ending ending) {
        result = ending.result();
        error = ending.error();
        state = ending.error() == null ? State.DONE : State.FAILED;
    }

    /** What came of it: a result or an error. */
    private record Ending(
            @Nullable JsonValue result, @Nullable String error) {

        static Ending done(JsonValue result) {
            return new Ending(result, null);
        }

        static Ending failed(String error) {
            return new Ending(null, error);
        }
    }
}
