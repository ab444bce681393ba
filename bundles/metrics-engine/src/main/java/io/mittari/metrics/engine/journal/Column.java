package io.mittari.metrics.engine.journal;

/** The columns of a block, in their order in it. */
enum Column {
    /** Texts that others point at. */
    TEXTS,
    /** Keys named for the first time. */
    KEYS,
    /** One group of numbers per record. */
    RECORDS,
    /** Keys of records that appear for the first time. */
    NAMES,
    /** Content hashes. */
    HASHES,
    /** Places and lines. */
    ORIGINS,
    /** Ordinals of kept facts. */
    KEPT,
    /** Kind and slot of each fact. */
    FACTS,
    TIMES,
    AMOUNTS,
    /** All other fields of facts. */
    FIELDS,
    /** Ordinals of ended facts. */
    ENDED
}
