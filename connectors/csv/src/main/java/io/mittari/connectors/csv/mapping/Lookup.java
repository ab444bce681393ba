package io.mittari.connectors.csv.mapping;

/**
 * A table of the mapping that values are looked up in.
 *
 * @param file glob on a file's name
 * @param key the column that is searched
 * @param many whether a key may stand twice; the first row counts then
 */
public record Lookup(String name, Glob file, String key, boolean many, Format format) {}
