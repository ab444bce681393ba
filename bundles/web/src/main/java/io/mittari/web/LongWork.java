package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that says how far it is: lines of JSON, {@code {"progress":..}} now and then, and last either {@code {"result":..}}
 * or {@code {"error":..}}. It is done on the thread of the request; where the caller has gone it ends at the next word.
 */
final class LongWork {

    static final String LINES = "application/x-ndjson; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(LongWork.class);
    private static final long BETWEEN_NANOS = 300_000_000;

    private LongWork() {}

    /** Something that takes long. */
    @FunctionalInterface
    interface Task {
        JsonObject done(Consumer<String> progress) throws MetricsException, Refusal, IOException;
    }

    static Reply told(Task task) {
        return new Reply(200, LINES, out -> write(out, task));
    }

    private static void write(OutputStream out, Task task) throws IOException {
        var last = new long[] {System.nanoTime() - BETWEEN_NANOS};
        try {
            var result = task.done(text -> {
                if (System.nanoTime() - last[0] >= BETWEEN_NANOS) {
                    last[0] = System.nanoTime();
                    tell(out, text);
                }
            });
            line(out, Json.createObjectBuilder().add("result", result).build());
        } catch (MetricsException | Refusal wrong) {
            line(out, error(String.valueOf(wrong.getMessage())));
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        } catch (RuntimeException bug) {
            LOG.error("long work failed", bug);
            line(out, error(Api.INTERNAL));
        }
    }

    private static JsonObject error(String message) {
        return Json.createObjectBuilder().add("error", message).build();
    }

    private static void tell(OutputStream out, String text) {
        try {
            line(out, Json.createObjectBuilder().add("progress", text).build());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void line(OutputStream out, JsonObject json) throws IOException {
        out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
