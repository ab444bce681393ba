package io.mittari.metrics.engine.journal;

import java.io.Serial;

/** A block is not what was written, or of a format this program does not know. */
public final class DamagedBlock extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    DamagedBlock(String what) {
        super(what);
    }

    DamagedBlock(String what, Throwable cause) {
        super(what, cause);
    }
}
