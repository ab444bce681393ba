package io.mittari.connectors.csv.mapping;

/**
 * One way to name an opportunity.
 *
 * @param kind empty if the source has one number space only
 */
record KeyCell(String kind, Cell cell) {}
