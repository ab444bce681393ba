package io.mittari.metrics.engine.journal;

/** What a row of facts says. */
public enum Kind {
    STAGE(1, true),
    CLOSED(2, true),
    OPEN(3, true),
    DESCRIBED(4, false),
    COST(5, true),
    TOTAL(6, true),
    RATE(7, true),
    /** Several keys are one opportunity. */
    LINK(8, false),
    RETRACTED(9, false),
    /** The record's subject came out of another opportunity (C6). */
    FROM(10, false);

    private static final Kind[] ALL = values();

    private final int code;
    private final boolean counted;

    Kind(int code, boolean counted) {
        this.code = code;
        this.counted = counted;
    }

    /** Whether receipts count it. */
    public boolean counted() {
        return counted;
    }

    /** How it is written in blocks and images: never changes. */
    public int code() {
        return code;
    }

    public static Kind of(int code) {
        if (code < 1 || code > ALL.length) {
            throw new DamagedBlock("a fact of kind " + code);
        }
        return ALL[code - 1];
    }
}
