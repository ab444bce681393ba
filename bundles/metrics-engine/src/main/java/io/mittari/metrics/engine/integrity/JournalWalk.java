package io.mittari.metrics.engine.integrity;

import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.BlockReader;
import io.mittari.metrics.engine.journal.DamagedBlock;
import io.mittari.metrics.engine.journal.RecordRow;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Goes through a journal block by block and holds each against those before it: numbers of blocks, facts, keys and records
 * go on without a gap, sequences never go back, and nothing points at what is not there yet. Holds one block at a time.
 */
final class JournalWalk implements JournalStore.BlockReader {

    private final JournalHead head;
    private final Progress progress;
    private final List<Hole> holes = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private long number;
    private long sequence = 1;
    private long ordinals;
    private int keys;
    private int records;
    private boolean afterHole;

    /** How many records a hole named first is known when the next new one comes. */
    private boolean recordsUnknown;

    JournalWalk(JournalHead head, Progress progress) {
        this.head = head;
        this.progress = progress;
    }

    /** Blocks that cannot be read, one after the other. What they held together is told by their neighbours. */
    static final class Hole {
        private final long first;
        private final Map<Long, String> blocks = new TreeMap<>();
        private final long after;
        private long until;
        private long facts;
        private int keys;
        private int records;

        Hole(long first, long after) {
            this.first = first;
            this.after = after;
            this.until = after;
        }

        /** Why, by number of the block. */
        Map<Long, String> blocks() {
            return blocks;
        }

        String told() {
            long last = first + blocks.size() - 1;
            return "%s (%s) cannot be read, %s: %,d facts, %,d keys%s that were new there are missing"
                    .formatted(
                            first == last ? "block " + first : "blocks %d to %d".formatted(first, last),
                            after == until ? "#" + after : "#%d to #%d".formatted(after, until),
                            blocks.get(first),
                            facts,
                            keys,
                            records == 0 ? "" : " and %,d records".formatted(records));
        }
    }

    @Override
    public void block(long at, byte[] content) {
        upTo(at);
        number = at + 1;
        progress.at(number, head.blocks());
        try {
            take(BlockReader.read(content));
        } catch (DamagedBlock damaged) {
            hole(at, String.valueOf(damaged.getMessage()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException nonsense) {
            hole(at, "its content makes no sense");
        }
    }

    /** To be called once, after the last block. */
    void end() {
        upTo(head.blocks());
        if (afterHole) {
            last().facts = head.ordinals() - ordinals;
            last().until = head.sequence();
        } else if (ordinals != head.ordinals()) {
            wrong.add("the journal's blocks hold %d facts, it says it has %d".formatted(ordinals, head.ordinals()));
        }
    }

    List<Hole> holes() {
        return holes;
    }

    List<String> wrong() {
        return wrong;
    }

    private void upTo(long next) {
        for (; number < next; number++) {
            hole(number, "it is not there");
        }
    }

    private void hole(long block, String why) {
        if (!afterHole) {
            holes.add(new Hole(block, sequence));
        }
        last().blocks.put(block, why);
        afterHole = true;
        recordsUnknown = true;
    }

    private Hole last() {
        return holes.get(holes.size() - 1);
    }

    private void take(Block block) {
        if (block.sequence() < sequence || block.sequence() > head.sequence()) {
            wrong("it is of #%d, but stands between #%d and #%d"
                    .formatted(block.sequence(), sequence, head.sequence()));
        }
        follow("facts", block.firstOrdinal(), ordinals);
        follow("keys", block.firstKey(), keys);
        if (afterHole) {
            last().facts = block.firstOrdinal() - ordinals;
            last().keys = block.firstKey() - keys;
            last().until = block.sequence();
        }
        sequence = Math.max(sequence, block.sequence());
        ordinals = block.firstOrdinal();
        keys = block.firstKey() + block.keys().size();
        for (var row : block.records()) {
            take(row);
        }
        for (int ended : block.ended()) {
            demandBefore("ends fact", ended, ordinals);
        }
        afterHole = false;
    }

    private void follow(String what, long first, long expected) {
        if (afterHole ? first < expected : first != expected) {
            wrong("its %s begin with %d, but %d is the next".formatted(what, first, expected));
        }
    }

    private void take(RecordRow row) {
        if (row.number() > records) {
            if (recordsUnknown) {
                last().records += row.number() - records;
            } else {
                wrong("it names record %d, but %d is the next".formatted(row.number(), records));
            }
        }
        if (row.number() >= records) {
            recordsUnknown = false;
            records = row.number() + 1;
        }
        if (row.subject() != RecordRow.NO_SUBJECT) {
            demandBefore("is about key", row.subject(), keys);
        }
        for (int kept : row.kept()) {
            demandBefore("keeps fact", kept, row.firstOrdinal());
        }
        for (var fact : row.facts()) {
            for (int key : fact.keys()) {
                demandBefore("names key", key, keys);
            }
        }
        ordinals = (long) row.firstOrdinal() + row.facts().size();
    }

    private void demandBefore(String what, int number, long next) {
        if (number < 0 || number >= next) {
            wrong("it %s %d, but the next is %d".formatted(what, number, next));
        }
    }

    /** One of a kind is enough: a block that is wrong once is often wrong in every row. */
    private void wrong(String what) {
        var told = "block %d does not follow those before it: %s".formatted(number - 1, what);
        if (wrong.isEmpty() || !wrong.get(wrong.size() - 1).startsWith("block %d ".formatted(number - 1))) {
            wrong.add(told);
        }
    }
}
