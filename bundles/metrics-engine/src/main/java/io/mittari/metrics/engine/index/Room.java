package io.mittari.metrics.engine.index;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where an index stands. It is cut into files, and these into pieces of one size. Not for two threads. */
public interface Room {

    /** Rows of a table that make a piece, as a power of two. */
    int pieceBits();

    /** A new piece of zeros, with all the space it will ever need. */
    ByteBuffer make(String file, int number, int bytes) throws IOException;

    /**
     * A piece that was made before.
     *
     * @throws DamagedIndex if the file ends before it does
     */
    ByteBuffer open(String file, int number, int bytes) throws IOException;

    /** No piece of the file is used any more. */
    void drop(String file) throws IOException;

    /** What all pieces take of the heap. */
    long heap();
}
