package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.column.IntColumn;

/** Blocks that cannot be read: how many facts are not there, and since when. One thread adds. */
final class Losses {

    private final IntColumn after = new IntColumn();
    private final IntColumn facts = new IntColumn();
    private int blocks;

    /** @param sequence of the block before it, so that it is of the same or a later one */
    void add(int sequence) {
        hole(sequence);
        blocks++;
    }

    private void hole(int sequence) {
        after.add(sequence);
        facts.add(0);
    }

    /** How many blocks are lost. */
    int blocks() {
        return blocks;
    }

    /** Of the blocks lost last; who lost which fact is not known. */
    void addFact() {
        if (facts.size() == 0) {
            hole(0);
        }
        int last = facts.size() - 1;
        facts.set(last, facts.get(last) + 1);
    }

    boolean isEmpty() {
        return after.size() == 0;
    }

    /** How many facts are missing at a sequence, or may be; -1: none. */
    long facts(long sequence) {
        long missing = -1;
        for (int i = 0; i < after.size() && after.get(i) <= sequence; i++) {
            missing = Math.max(missing, 0) + facts.get(i);
        }
        return missing;
    }
}
