package io.mittari.connectors.csv.mapping;

/** Makes one fact of a row, if the row holds it. */
@FunctionalInterface
interface Maker {

    void make(Cells row, Filled filled);
}
