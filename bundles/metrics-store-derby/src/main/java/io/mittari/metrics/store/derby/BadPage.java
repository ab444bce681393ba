package io.mittari.metrics.store.derby;

import java.nio.file.Path;

/**
 * A page of a database file whose checksum is wrong.
 *
 * @param container number of what the file holds, a table or an index
 * @param number of the page, counted from 0
 * @param size bytes
 */
record BadPage(Path file, long container, long number, int size) {

    long at() {
        return number * size;
    }

    @Override
    public String toString() {
        return "page %d of %s".formatted(number, file.getFileName());
    }
}
