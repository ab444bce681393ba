package io.mittari.itests.connectors.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mittari.itests.connectors.feed.FeedPosition.Place;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Cursor;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A file being read, a batch at a time. Nothing is held open between two batches. */
final class FeedReading {

    private final Instance instance;
    private final Path file;
    private final FeedPosition position;
    private final int batch;
    private final Function<String, FeedLine> form;
    private final long end;
    private @Nullable String before;
    private long tried;
    private long at;
    private long after;

    FeedReading(Instance instance, Path file, FeedPosition position, int batch, Function<String, FeedLine> form)
            throws IOException {
        this.instance = instance;
        this.file = file;
        this.position = position;
        this.batch = batch;
        this.form = form;
        end = Files.size(file);
        var place = position.read();
        before = place.reached();
        at = bytes(place.reached());
        tried = bytes(place.tried());
    }

    boolean hasNext() {
        return at < end;
    }

    /** The next lines; first those that were tried and may be stored, exactly. */
    Batch next() throws IOException {
        var records = new ArrayList<SourceRecord>();
        var rejected = new ArrayList<Rejected>();
        after = at;
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(at);
            var lines = new BufferedReader(new InputStreamReader(in, UTF_8));
            for (int read = 0; tried > at ? after < tried : read < batch && after < end; read++) {
                var line = Objects.requireNonNull(lines.readLine());
                read(line, new Origin(file.getFileName() + "@" + after, 0), records, rejected);
                after += line.getBytes(UTF_8).length + 1;
            }
        }
        position.write(new Place(before, place(after)));
        return new Batch(instance, "feed", new Cursor(before, place(after)), records, rejected, null, List.of());
    }

    private void read(String line, Origin origin, List<SourceRecord> records, List<Rejected> rejected) {
        try {
            records.add(form.apply(line).record(origin));
        } catch (RuntimeException wrong) {
            rejected.add(new Rejected(
                    origin, "feed", null, "not id;deal;stage;day: " + wrong.getMessage(), line, "", "delimiter=;"));
        }
    }

    /** Whether a refusal may only mean that this very batch was stored before a kill. */
    boolean mayBeStored() {
        return after == tried;
    }

    void took() throws IOException {
        before = place(after);
        at = after;
        tried = 0;
        position.write(new Place(before, null));
    }

    private String place(long bytes) {
        return file.getFileName() + ":" + bytes;
    }

    /** 0 if it is of another file. */
    private long bytes(@Nullable String place) {
        var own = file.getFileName() + ":";
        return place != null && place.startsWith(own) ? Long.parseLong(place.substring(own.length())) : 0;
    }
}
