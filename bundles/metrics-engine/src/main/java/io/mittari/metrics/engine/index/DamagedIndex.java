package io.mittari.metrics.engine.index;

import java.io.IOException;
import java.io.Serial;

/** What stands in the files is not what was written last; whoever opened them makes the index again. */
public final class DamagedIndex extends IOException {

    @Serial
    private static final long serialVersionUID = 1L;

    public DamagedIndex(String message) {
        super(message);
    }
}
