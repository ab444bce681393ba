package io.mittari.metrics.api.ingest;

/**
 * Where a person finds what a fact was made of.
 *
 * @param place a file's name, or the source's name of an object: {@code leads.csv}, {@code deals/4711}
 * @param line the line in the file on which the row begins, from 1; 0 where there are no lines
 */
public record Origin(String place, long line) {

    @Override
    public String toString() {
        return line == 0 ? place : place + ":" + line;
    }
}
