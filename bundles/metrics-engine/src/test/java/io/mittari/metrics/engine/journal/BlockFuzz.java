package io.mittari.metrics.engine.journal;

import java.util.Arrays;

/**
 * Reads any bytes as a block whose checksum is right. Only {@link DamagedBlock} may come of it; what is read is written
 * and read again alike. Jazzer calls it with what it makes up.
 */
public final class BlockFuzz {

    private BlockFuzz() {}

    /** The entry that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] data) {
        tryToRead(ForgedBlock.raw(data));
        tryToRead(ForgedBlock.closed(data));
    }

    /** Whether it could be read. */
    static boolean tryToRead(byte[] bytes) {
        Block block;
        try {
            block = BlockReader.read(bytes);
        } catch (DamagedBlock e) {
            return false;
        }
        BlockReader.readRecords(bytes);
        var once = new BlockWriter().write(block);
        var twice = new BlockWriter().write(BlockReader.read(once));
        if (!Arrays.equals(once, twice)) {
            throw new IllegalStateException("two readings differ");
        }
        return true;
    }
}
