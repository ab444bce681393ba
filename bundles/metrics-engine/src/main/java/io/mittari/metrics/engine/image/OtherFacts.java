package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.engine.column.Strings;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.BlockReader;
import io.mittari.metrics.engine.journal.BlockWriter;
import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.RecordRow;
import java.util.ArrayList;
import java.util.List;

/** Facts that are few and of many forms: at hand as they are, and kept in the form in which the journal keeps them. */
final class OtherFacts {

    /** What one takes in the heap, about. */
    private static final int EACH = 300;

    private final Strings kept;
    private final List<Fact> facts = new ArrayList<>();
    private final List<FactRow> fresh = new ArrayList<>();
    private int sequence;

    OtherFacts(Strings kept) {
        this.kept = kept;
    }

    void begin(Block block) {
        sequence = Math.toIntExact(block.sequence());
    }

    void add(FactRow fact) {
        facts.add(fact.fact());
        fresh.add(fact);
    }

    void end() {
        if (!fresh.isEmpty()) {
            var row = new RecordRow(
                    0,
                    "",
                    "",
                    0,
                    "",
                    0,
                    "",
                    RecordRow.NO_SUBJECT,
                    false,
                    null,
                    new Origin("", 0),
                    0,
                    new int[0],
                    fresh);
            kept.add(new BlockWriter().write(new Block(sequence, 0, 0, List.of(), List.of(row), new int[0])));
            fresh.clear();
        }
    }

    /** To be called when what is kept was filled from elsewhere. */
    void found() {
        for (int i = 0; i < kept.size(); i++) {
            BlockReader.read(kept.bytes(i)).records().get(0).facts().forEach(fact -> facts.add(fact.fact()));
        }
    }

    /** By place in {@link Image#others}. */
    Fact get(int place) {
        return facts.get(place);
    }

    long heapBytes() {
        return 1L * EACH * facts.size();
    }
}
