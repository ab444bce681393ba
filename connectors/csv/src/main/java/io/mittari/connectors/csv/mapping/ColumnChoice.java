package io.mittari.connectors.csv.mapping;

/**
 * How the dates or numbers of a column were taken to be written.
 *
 * @param words the column, for messages
 */
public record ColumnChoice(String words, String value, String why) {}
