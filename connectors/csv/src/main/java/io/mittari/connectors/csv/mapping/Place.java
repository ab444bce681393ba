package io.mittari.connectors.csv.mapping;

/**
 * Where something stands in the mapping's text.
 *
 * @param path of keys: {@code files[0].facts[2].stage}; empty for the whole
 * @param line from 1
 * @param column from 1
 */
record Place(String path, int line, int column) {

    @Override
    public String toString() {
        return "%s (line %d:%d)".formatted(path.isEmpty() ? "mapping" : path, line, column);
    }
}
