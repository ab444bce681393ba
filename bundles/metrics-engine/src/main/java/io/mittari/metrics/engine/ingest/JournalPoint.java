package io.mittari.metrics.engine.ingest;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.zip.CRC32C;

/**
 * A point that only one journal has gone through: of another, or of the same one restored and gone on otherwise, the
 * last block was committed at another time.
 *
 * @param blocks how many blocks there are up to it
 * @param last the last block's checksum and length
 * @param sequence of the last block
 * @param at when it was committed, in milliseconds since 1970; {@link #UNTOLD}: that was not asked yet
 */
record JournalPoint(int blocks, long last, long sequence, long at) {

    static final long UNTOLD = Long.MIN_VALUE;
    static final JournalPoint START = new JournalPoint(0, 0, 0, UNTOLD);

    /** After one more block. */
    JournalPoint next(byte[] block, long sequence, long at) {
        return new JournalPoint(blocks + 1, mark(block), sequence, at);
    }

    JournalPoint at(long instant) {
        return new JournalPoint(blocks, last, sequence, instant);
    }

    static long mark(byte[] block) {
        var crc = new CRC32C();
        crc.update(block, 0, block.length);
        return crc.getValue() << 32 | block.length;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(blocks);
        out.writeLong(last);
        out.writeLong(sequence);
        out.writeLong(at);
    }

    static JournalPoint read(DataInput in) throws IOException {
        return new JournalPoint(in.readInt(), in.readLong(), in.readLong(), in.readLong());
    }
}
