package io.mittari.metrics.engine.integrity;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.engine.ingest.StoredBlocks;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.KeyRow;
import io.mittari.metrics.engine.journal.Kind;
import io.mittari.metrics.engine.journal.RecordRow;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;

/**
 * Every version of every fact as a line of JSON. A journal says things once: a record's key and an opportunity's where they
 * come first, that a fact ended where it ended. So the lines are made in windows that fit into memory; for each, the
 * journal is read once for what its rows need from elsewhere, and the window once more to be written.
 */
final class FactLines {

    private static final int SLICE = 100;

    private final StoredBlocks blocks;
    private final JournalHead head;
    private final int windowRows;
    private final Progress progress;
    private long facts;
    private long records;
    private long keys;

    /** @param windowRows how many rows are made at once, about */
    FactLines(JournalStore store, TenantId tenant, JournalHead head, int windowRows, Progress progress) {
        this.blocks = new StoredBlocks(store, tenant);
        this.head = head;
        this.windowRows = windowRows;
        this.progress = progress;
    }

    long facts() {
        return facts;
    }

    long records() {
        return records;
    }

    long keys() {
        return keys;
    }

    void write(Writer out) throws Unavailable, IOException {
        for (long from = 0; from < head.blocks(); ) {
            var window = new Window();
            long to = from;
            while (to < head.blocks() && window.rows < windowRows) {
                long end = Math.min(head.blocks(), to + Math.min(SLICE, windowRows));
                blocks.each(to, end, window::need);
                to = end;
            }
            window.ready();
            long begin = from;
            long end = to;
            var at = new long[1];
            blocks.each(0, head.blocks(), block -> window.find(block, at[0]++, begin, end));
            try {
                blocks.each(from, to, block -> window.write(block, out));
            } catch (UncheckedIOException full) {
                throw full.getCause();
            }
            from = to;
            progress.at(from, head.blocks());
        }
    }

    /** Some rows, and what they need. */
    private final class Window {

        private final Map<Integer, String> names = new HashMap<>();
        private final Map<Integer, KeyRow> namedKeys = new HashMap<>();
        private int rows;
        private int firstOrdinal = Integer.MAX_VALUE;
        private int nextOrdinal;
        private int[] until = {};

        void need(Block block) {
            rows += block.records().size();
            for (var row : block.records()) {
                names.put(row.number(), "");
                needKey(row.subject());
                for (var fact : row.facts()) {
                    for (int key : fact.keys()) {
                        needKey(key);
                    }
                }
                firstOrdinal = Math.min(firstOrdinal, row.firstOrdinal());
                nextOrdinal =
                        Math.max(nextOrdinal, row.firstOrdinal() + row.facts().size());
            }
        }

        private void needKey(int key) {
            if (key != RecordRow.NO_SUBJECT) {
                namedKeys.put(key, new KeyRow("", "lost", "#" + key));
            }
        }

        void ready() {
            until = new int[Math.max(0, nextOrdinal - Math.min(firstOrdinal, nextOrdinal))];
        }

        void find(Block block, long number, long from, long to) {
            if (number < to) {
                for (int i = 0; i < block.keys().size(); i++) {
                    namedKeys.replace(block.firstKey() + i, block.keys().get(i));
                }
                for (var row : block.records()) {
                    if (!row.key().isEmpty()) {
                        names.replace(row.number(), row.key());
                    }
                }
            }
            if (number >= from) {
                for (int ended : block.ended()) {
                    if (ended >= firstOrdinal && ended < nextOrdinal) {
                        until[ended - firstOrdinal] = Math.toIntExact(block.sequence());
                    }
                }
            }
        }

        void write(Block block, Writer out) {
            keys += block.keys().size();
            try {
                for (var row : block.records()) {
                    records += row.key().isEmpty() ? 0 : 1;
                    for (int i = 0; i < row.facts().size(); i++) {
                        out.append(line(
                                                block.sequence(),
                                                row,
                                                row.facts().get(i),
                                                until[row.firstOrdinal() + i - firstOrdinal])
                                        .toString())
                                .append('\n');
                        facts++;
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private JsonObject line(long sequence, RecordRow row, FactRow fact, int ended) {
            var json = Json.createObjectBuilder()
                    .add("source", row.source())
                    .add("entry", row.entry())
                    .add("record", row.number())
                    .add("key", FactJson.said(names.getOrDefault(row.number(), "")))
                    .add("slot", fact.slot().replace('\u0000', '*'))
                    .add("kind", Export.word(fact.kind()))
                    .add("from", sequence);
            if (ended > 0) {
                json.add("until", ended);
            } else {
                json.addNull("until");
            }
            json.add("lasting", fact.lasting()).add("funnel", row.funnel());
            if (row.subject() != RecordRow.NO_SUBJECT) {
                json.add("subject", key(row.subject()));
            }
            if (row.version() != null) {
                json.add("version", row.version());
            }
            json.add(
                    "origin",
                    Json.createObjectBuilder()
                            .add("place", row.origin().place())
                            .add("line", row.origin().line()));
            return said(json, fact).build();
        }

        private JsonObjectBuilder said(JsonObjectBuilder json, FactRow fact) {
            if (fact.kind() != Kind.LINK && fact.kind() != Kind.FROM) {
                return json.add("fact", FactJson.of(fact.fact()));
            }
            var linked = Json.createArrayBuilder();
            for (int key : fact.keys()) {
                linked.add(key(key));
            }
            return json.add("fact", Json.createObjectBuilder().add("keys", linked));
        }

        private JsonObjectBuilder key(int number) {
            var key = namedKeys.getOrDefault(number, new KeyRow("", "lost", "#" + number));
            return Json.createObjectBuilder()
                    .add("source", key.source())
                    .add("kind", key.kind())
                    .add("id", FactJson.said(key.id()));
        }
    }
}
