package io.mittari.connectors.csv.mapping;

/** A row of the source, asked by the number of a column. Reused for the next row; one thread. */
public interface Cells {

    /** Without outer spaces; empty if the cell is, or holds one of the format's empty tokens. */
    String text(int column);

    /** The line on which it begins, from 1. */
    long line();

    /**
     * Names a row that has neither key nor id: the hash of its content and its number among equal rows of the file.
     * Asked once for each row.
     */
    String fingerprint();
}
