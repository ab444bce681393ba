package io.mittari.connectors.csv.mapping;

/**
 * How a column's texts are read.
 *
 * @param type date or number
 * @param written for people: {@code d.M.yyyy}, {@code decimal sign ,}
 */
public record ColumnReading(String column, String type, String written) {}
