package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Outcome;

/** Outcomes in a byte. */
final class Outcomes {

    private Outcomes() {}

    static byte code(Outcome outcome) {
        return switch (outcome) {
            case WON -> 2;
            case LOST -> 1;
            case NONE -> 0;
        };
    }

    static Outcome of(byte code) {
        return code == 2 ? Outcome.WON : code == 1 ? Outcome.LOST : Outcome.NONE;
    }
}
