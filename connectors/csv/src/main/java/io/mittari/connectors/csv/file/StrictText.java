package io.mittari.connectors.csv.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;

/** Decodes a stream and stops at the first byte that is not of the encoding, telling where it is. One thread. */
final class StrictText extends Reader {

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(64 * 1024).limit(0);
    private long read;
    private final boolean wide;
    private boolean end;
    private boolean done;

    /** @param offset bytes of the file that were read before */
    StrictText(InputStream in, Charset encoding, long offset) {
        this.in = in;
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        this.wide = encoding.name().startsWith("UTF");
        this.read = offset;
    }

    /** Bytes of the file that were read so far. */
    long bytesRead() {
        return read;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        var chars = CharBuffer.wrap(target, offset, length).slice();
        while (!done && chars.position() == 0) {
            var result = decoder.decode(bytes, chars, end);
            if (result.isError()) {
                throw new Malformed(
                        read - bytes.remaining(),
                        bytes.get(bytes.position()) & 0xff,
                        end && wide && result.length() == bytes.remaining());
            }
            if (chars.position() > 0 || result.isOverflow()) {
                break;
            }
            if (end) {
                decoder.flush(chars);
                done = true;
                break;
            }
            fill();
        }
        return chars.position() == 0 && done ? -1 : chars.position();
    }

    private void fill() throws IOException {
        bytes.compact();
        var count = in.read(bytes.array(), bytes.position(), bytes.remaining());
        if (count < 0) {
            end = true;
        } else {
            read += count;
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** A byte that does not belong there. */
    static final class Malformed extends IOException {

        private static final long serialVersionUID = 1L;

        private final long offset;
        private final int value;
        private final boolean cut;

        private Malformed(long offset, int value, boolean cut) {
            super("malformed at " + offset);
            this.offset = offset;
            this.value = value;
            this.cut = cut;
        }

        /** In the file, from 0. */
        long offset() {
            return offset;
        }

        /** Whether the text ends inside a character. */
        boolean isCut() {
            return cut;
        }

        int value() {
            return value;
        }
    }
}
