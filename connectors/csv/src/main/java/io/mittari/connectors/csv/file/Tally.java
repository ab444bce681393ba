package io.mittari.connectors.csv.file;

/** Counts how often each hash was given, in 25 MB at most, half as much again while it grows. One thread. */
final class Tally {

    private static final int LEAST_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 21;

    /** Different hashes it has room for. */
    static final int MOST = MOST_SLOTS / 4 * 3;

    /** 0: free. */
    private long[] hashes = new long[LEAST_SLOTS];

    private int[] counts = new int[LEAST_SLOTS];
    private int size;

    /** How often the hash was given, this time included; 0 if there is no room for it. */
    int count(long hash) {
        var given = hash == 0 ? 1 : hash;
        var slot = slot(given);
        if (hashes[slot] == 0) {
            if (size == MOST) {
                return 0;
            }
            if (size == hashes.length / 4 * 3) {
                grow();
                slot = slot(given);
            }
            hashes[slot] = given;
            size++;
        }
        return ++counts[slot];
    }

    private int slot(long hash) {
        var mask = hashes.length - 1;
        var slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (hashes[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldCounts = counts;
        hashes = new long[oldHashes.length * 2];
        counts = new int[oldCounts.length * 2];
        for (var i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                var slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
