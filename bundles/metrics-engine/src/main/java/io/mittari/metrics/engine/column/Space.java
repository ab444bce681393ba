package io.mittari.metrics.engine.column;

import java.nio.ByteBuffer;

/** Where the pieces of columns lie. One thread takes pieces. */
public interface Space {

    /** The next piece, in the machine's byte order; what stands in it means nothing. */
    Piece take(int bytes);

    /** A piece that was taken before, by its place. */
    ByteBuffer at(long place, int bytes);

    /** Bytes of the Java heap that it takes by itself. */
    long heapBytes();

    /** @param place by which {@link #at} finds it again */
    record Piece(long place, ByteBuffer bytes) {}
}
