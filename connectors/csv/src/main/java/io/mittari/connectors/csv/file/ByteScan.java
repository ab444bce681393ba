package io.mittari.connectors.csv.file;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Shows what all bytes of a file tell about its encoding: whether they are UTF-8, and where those beyond ASCII stand. */
final class ByteScan {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH = 0x8080_8080_8080_8080L;

    private final HighBytes high = new HighBytes();
    private long offset;
    private long characters;
    private long wrong;
    private long firstWrong = -1;
    private int firstWrongByte;

    /** Bytes of a character that are still to come, and what the next may be. */
    private int missing;

    private int lead;
    private long leadAt;
    private int least;
    private int most;

    private ByteScan() {}

    static ByteScan of(InputStream in) throws IOException {
        var scan = new ByteScan();
        var buffer = new byte[64 * 1024];
        for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            scan.take(buffer, count);
        }
        scan.high.end();
        return scan;
    }

    private void take(byte[] bytes, int count) {
        var i = 0;
        while (i < count) {
            if (missing == 0 && !high.isInWord()) {
                var from = i;
                while (i + 8 <= count && ((long) EIGHT.get(bytes, i) & HIGH) == 0) {
                    i += 8;
                }
                if (i > from) {
                    high.pass(bytes[i - 1]);
                }
                if (i == count) {
                    break;
                }
            }
            var b = bytes[i] & 0xff;
            high.take(b);
            utf8(b, offset + i);
            i++;
        }
        offset += count;
    }

    private void utf8(int b, long at) {
        if (missing > 0) {
            if (b >= least && b <= most) {
                missing--;
                least = 0x80;
                most = 0xbf;
                characters += missing == 0 ? 1 : 0;
                return;
            }
            missing = 0;
            wrong(lead, leadAt);
        }
        if (b < 0x80) {
            return;
        }
        least = b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80;
        most = b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf;
        lead = b;
        leadAt = at;
        if (b >= 0xc2 && b <= 0xf4) {
            missing = b < 0xe0 ? 1 : b < 0xf0 ? 2 : 3;
        } else {
            wrong(b, at);
        }
    }

    private void wrong(int b, long at) {
        wrong++;
        if (firstWrong < 0) {
            firstWrong = at;
            firstWrongByte = b;
        }
    }

    /** Whether all of it is ASCII. */
    boolean isAscii() {
        return characters == 0 && wrong == 0 && missing == 0;
    }

    /** Whether it is UTF-8 to the last byte. */
    boolean isUtf8() {
        return wrong == 0 && missing == 0;
    }

    /** Whether it is UTF-8 that was damaged, by a cut or by lines of another encoding, rather than an encoding of one byte. */
    boolean isMostlyUtf8() {
        return characters > wrong;
    }

    /** Characters of UTF-8 beyond ASCII. */
    long characters() {
        return characters;
    }

    /** Where the first byte stands that is not UTF-8; -1: nowhere, or only the end is cut. */
    long firstWrong() {
        return firstWrong;
    }

    int firstWrongByte() {
        return firstWrongByte;
    }

    HighBytes high() {
        return high;
    }
}
