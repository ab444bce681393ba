package io.mittari.web;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job, an import mostly, from its first byte to its answer; asked about by other threads while it runs. */
final class RunningImport {

    private static final Logger LOG = LoggerFactory.getLogger(RunningImport.class);

    private final String id;
    private final Job job;
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

    RunningImport(String id, Job job, Upload upload, Clock clock) {
        this.id = id;
        this.job = job;
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
        files = job.needsFiles() ? upload.close() : List.of();
        state = State.QUEUED;
    }

    /** Ends it before its next batch, from any thread; what is being stored is stored. */
    void stop() {
        stopped = true;
    }

    /** Whatever came of it, the files are gone before it is told. */
    void run() {
        become(State.RUNNING);
        var ending = Ending.failed(Api.INTERNAL);
        try {
            ending = Ending.done(job.run(this));
        } catch (MetricsException failure) {
            ending = Ending.failed(String.valueOf(failure.getMessage()));
        } catch (RuntimeException bug) { // the edge: the one who asks must hear of it
            LOG.error("import {} failed", id, bug);
        } finally {
            clear();
            end(ending);
        }
    }

    /** A part of the job that nobody stops half-way. */
    @FunctionalInterface
    interface Part<T> {
        T make() throws MetricsException;
    }

    /** Does a part of the job, unless the platform is stopping; what it breaks off for is told in the job's words. */
    <T> T part(Part<T> part) throws MetricsException {
        try {
            demandGoing();
            return part.make();
        } catch (CancellationException told) {
            throw new Unavailable(job.stopped(), told);
        } catch (Unavailable later) {
            throw stopped ? new Unavailable(job.stopped(), later) : later;
        }
    }

    synchronized JsonObject json() {
        var json = Json.createObjectBuilder()
                .add("id", id)
                .add("state", state.word())
                .add("bytes", bytes)
                .add("totalBytes", upload.bytes() * job.rounds())
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

    /** As sent, once it runs. */
    synchronized List<ImportFile> files() {
        return files;
    }

    private void demandGoing() {
        if (stopped) {
            throw new CancellationException(job.stopped());
        }
    }

    /** Bytes of all its files. */
    long bytes() {
        return upload.bytes();
    }

    /** How far it is; ends the job if the platform is stopping. */
    synchronized void progress(long nowBytes, long nowRows) {
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
