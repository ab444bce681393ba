package io.mittari.metrics.engine.column;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Pieces in the Java heap. */
public final class HeapSpace implements Space {

    /** What a piece takes besides its bytes. */
    private static final int EACH = 80;

    private final List<ByteBuffer> pieces = new ArrayList<>();
    private long taken;

    @Override
    public Piece take(int bytes) {
        var piece = ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
        pieces.add(piece);
        taken += bytes + EACH;
        return new Piece(pieces.size() - 1L, piece);
    }

    @Override
    public ByteBuffer at(long place, int bytes) {
        return pieces.get((int) place);
    }

    @Override
    public long heapBytes() {
        return taken;
    }
}
