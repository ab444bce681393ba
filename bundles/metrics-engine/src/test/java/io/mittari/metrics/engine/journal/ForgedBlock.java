package io.mittari.metrics.engine.journal;

import java.util.zip.CRC32C;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Blocks taken apart and put together again, so that what is changed in between has a good checksum. */
final class ForgedBlock {

    /** How many numbers stand before the body; the last of them is its length. */
    private static final int NUMBERS = 9;

    private ForgedBlock() {}

    /** The numbers of a block but the last, and its body unpacked. */
    static byte[] opened(byte[] block) throws DataFormatException {
        var header = new In(block, BlockWriter.HEADER, block.length);
        var opened = new Out();
        for (int i = 1; i < NUMBERS; i++) {
            opened.number(header.number());
        }
        var body = new byte[header.count()];
        var inflater = new Inflater(true);
        inflater.setInput(block, header.at(), block.length - header.at());
        inflater.inflate(body);
        inflater.end();
        opened.append(body, 0, body.length);
        return opened.copy();
    }

    /** The block of what {@link #opened} gave, whatever was done to it; of too few bytes, a block that ends early. */
    static byte[] closed(byte[] opened) {
        var block = new Out();
        block.append(new byte[] {'M', 'J', BlockWriter.FORMAT, 0, 0, 0, 0}, 0, BlockWriter.HEADER);
        int body = afterNumbers(opened);
        block.append(opened, 0, body);
        block.number(opened.length - body);
        var deflater = new Deflater(Deflater.BEST_SPEED, true);
        deflater.setInput(opened, body, opened.length - body);
        deflater.finish();
        var buffer = new byte[1_024];
        while (!deflater.finished()) {
            block.append(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return signed(block.copy());
    }

    /** Any bytes as what follows the checksum. */
    static byte[] raw(byte[] bytes) {
        var block = new Out();
        block.append(new byte[] {'M', 'J', BlockWriter.FORMAT, 0, 0, 0, 0}, 0, BlockWriter.HEADER);
        block.append(bytes, 0, bytes.length);
        return signed(block.copy());
    }

    private static int afterNumbers(byte[] opened) {
        int at = 0;
        for (int i = 1; i < NUMBERS; i++) {
            while (at < opened.length && opened[at] < 0) {
                at++;
            }
            at++;
        }
        return Math.min(at, opened.length);
    }

    private static byte[] signed(byte[] block) {
        var crc = new CRC32C();
        crc.update(block, BlockWriter.HEADER, block.length - BlockWriter.HEADER);
        for (int i = 0; i < 4; i++) {
            block[3 + i] = (byte) (crc.getValue() >>> (8 * i));
        }
        return block;
    }
}
