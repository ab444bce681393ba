package io.mittari.connectors.csv.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file is written.
 *
 * @param bom bytes of the byte order mark at its beginning
 * @param quote {@link RowReader#NO_QUOTE}: none
 * @param lineEnd {@code \n}, with or without a {@code \r} before it, or {@code \r}
 * @param skip lines before the header, or before the rows
 * @param header whether a line names the columns
 */
record Dialect(Charset encoding, int bom, char delimiter, char quote, char lineEnd, int skip, boolean header) {

    /** For a person: {@code encoding=UTF-8 delimiter=; quote=" header=yes}, and {@code lineEnd=CR} where it is so. */
    String inWords() {
        return "encoding=%s%s delimiter=%s quote=%s header=%s%s"
                .formatted(
                        encoding.name(),
                        bom > 0 && encoding.equals(StandardCharsets.UTF_8) ? " (BOM)" : "",
                        delimiter == '\t' ? "tab" : String.valueOf(delimiter),
                        quoteInWords(),
                        header ? "yes" : "no",
                        lineEnd == '\r' ? " lineEnd=CR" : "");
    }

    String quoteInWords() {
        return quote == RowReader.NO_QUOTE ? "none" : String.valueOf(quote);
    }
}
