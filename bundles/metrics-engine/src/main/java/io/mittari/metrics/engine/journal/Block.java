package io.mittari.metrics.engine.journal;

import java.util.List;

/**
 * Consecutive rows of one commit.
 *
 * @param sequence of the commit
 * @param firstOrdinal ordinal of its first fact, or of the next one if it has none
 * @param firstKey number of the first of {@code keys}
 * @param ended ordinals of facts, of this or earlier blocks, that stand no more from {@code sequence} on
 */
@SuppressWarnings("ArrayRecordComponent") // read in bulk, never compared
public record Block(
        long sequence, int firstOrdinal, int firstKey, List<KeyRow> keys, List<RecordRow> records, int[] ended) {

    private static final Block LOST = new Block(0, 0, 0, List.of(), List.of(), new int[0]);

    /** Stands where a block cannot be read. */
    public static Block lost() {
        return LOST;
    }

    public boolean isLost() {
        return sequence == 0;
    }

    /** The row that brought a fact, or kept nothing of it: the fact must be one of this block. */
    public RecordRow rowOf(int ordinal) {
        int low = 0;
        int high = records.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (records.get(middle).firstOrdinal() <= ordinal) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return records.get(low);
    }
}
