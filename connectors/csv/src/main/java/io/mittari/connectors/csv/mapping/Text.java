package io.mittari.connectors.csv.mapping;

/** A compiled cell: its text in the row in hand, all steps taken; empty for none. */
@FunctionalInterface
interface Text {

    String of(Cells row);
}
