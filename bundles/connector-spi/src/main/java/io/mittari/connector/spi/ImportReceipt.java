package io.mittari.connector.spi;

import io.mittari.metrics.api.ingest.Receipt;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of an import. {@code read} = rows with facts or attributes + {@code empty} + rejected.
 *
 * @param read rows, blank lines included, header lines not
 * @param empty rows that make neither a fact nor an attribute
 * @param unmatched per lookup, how many cells were not found in it
 * @param remarks what was decided and should be known: a date column that may be read two ways
 */
public record ImportReceipt(
        Receipt receipt,
        long read,
        long empty,
        Map<String, Long> unmatched,
        List<FileRead> files,
        List<String> remarks) {

    public ImportReceipt {
        unmatched = Collections.unmodifiableMap(new LinkedHashMap<>(unmatched));
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /**
     * How a file was read.
     *
     * @param chosen every decision about its form and its columns, with the reason
     */
    public record FileRead(
            String name, String encoding, String delimiter, String locale, long rows, List<Choice> chosen) {

        public FileRead {
            chosen = List.copyOf(chosen);
        }

        /** A file of which no more is told. */
        public FileRead(String name, String encoding, String delimiter, String locale, long rows) {
            this(name, encoding, delimiter, locale, rows, List.of());
        }
    }

    /**
     * Something about a file that was decided.
     *
     * @param what such as {@code encoding}, or the column
     * @param value what it was taken to be
     * @param why in words, for people
     */
    public record Choice(String what, String value, String why) {}
}
