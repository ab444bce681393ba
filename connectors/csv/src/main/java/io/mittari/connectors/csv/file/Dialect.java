package io.mittari.connectors.csv.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a file is written.
 *
 * @param bom bytes of the byte order mark at its beginning
 * @param skip lines before the header, or before the rows
 */
record Dialect(Charset encoding, int bom, char delimiter, int skip) {

    /** For a person: {@code encoding=UTF-8 delimiter=;}. */
    String inWords(boolean header) {
        return "encoding=%s%s delimiter=%s quote=\" header=%s"
                .formatted(
                        encoding.name(),
                        bom > 0 && encoding.equals(StandardCharsets.UTF_8) ? " (BOM)" : "",
                        delimiter == '\t' ? "tab" : String.valueOf(delimiter),
                        header ? "yes" : "no");
    }
}
