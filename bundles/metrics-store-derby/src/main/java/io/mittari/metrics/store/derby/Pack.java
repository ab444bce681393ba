package io.mittari.metrics.store.derby;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several small blocks in one row: each with its length before it, in two bytes. Blocks keep their own checksums, so one
 * that is damaged costs no other.
 */
final class Pack {

    private static final int LENGTH = 2;

    private Pack() {}

    /** What a block adds to a pack. */
    static int size(byte[] block) {
        return LENGTH + block.length;
    }

    static byte[] of(List<byte[]> blocks) {
        var pack = new ByteArrayOutputStream();
        for (var block : blocks) {
            pack.write(block.length >> 8);
            pack.write(block.length);
            pack.writeBytes(block);
        }
        return pack.toByteArray();
    }

    /** Its blocks; of a damaged one, those before a length that cannot be. */
    static List<byte[]> blocks(byte[] pack) {
        var blocks = new ArrayList<byte[]>();
        for (int at = 0; at + LENGTH <= pack.length; ) {
            int length = (pack[at] & 0xff) << 8 | (pack[at + 1] & 0xff);
            at += LENGTH;
            if (length > pack.length - at) {
                break;
            }
            blocks.add(Arrays.copyOfRange(pack, at, at + length));
            at += length;
        }
        return blocks;
    }
}
