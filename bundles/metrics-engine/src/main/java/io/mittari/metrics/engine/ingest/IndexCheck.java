package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.RecordRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds an index against the journal it is made of, block by block: whether it knows each record and key as it stands. */
final class IndexCheck {

    private final RecordIndex index;
    private final Identity identity = new Identity();
    private int number;
    private int records;
    private @Nullable String wrong;

    IndexCheck(RecordIndex index) {
        this.index = index;
    }

    /** The first thing that is wrong; empty: nothing. */
    Optional<String> wrong(StoredBlocks blocks, long upTo) throws Unavailable {
        blocks.eachWithoutFacts(0, upTo, (block, bytes) -> check(block));
        if (wrong == null && index.size() != records) {
            wrong = "it knows %d records, the journal %d".formatted(index.size(), records);
        }
        return Optional.ofNullable(wrong);
    }

    private void check(Block block) {
        for (int i = 0; wrong == null && i < block.keys().size(); i++) {
            var key = block.keys().get(i);
            if (index.key(identity.key(key.source(), key.kind(), key.id())) != block.firstKey() + i) {
                wrong = "it does not know key %d".formatted(block.firstKey() + i);
            }
        }
        for (int i = 0; wrong == null && i < block.records().size(); i++) {
            check(block.records().get(i), i);
        }
        number++;
    }

    private void check(RecordRow row, int at) {
        if (row.number() == records) {
            records++;
            if (index.find(identity.record(row.source(), row.entry(), row.key())) != row.number()) {
                wrong = "it does not know record %d".formatted(row.number());
                return;
            }
        }
        int block = index.block(row.number());
        boolean here = block == number && index.row(row.number()) == at;
        if (block < number || (block == number && index.row(row.number()) < at)) {
            wrong = "it knows an older version of record %d than block %d has".formatted(row.number(), number);
        } else if (here && index.content(row.number()) != row.content()) {
            wrong = "it has another content of record %d than block %d".formatted(row.number(), number);
        }
    }
}
