package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportReceipt.Choice;
import java.util.List;

/**
 * How a file is written, and why that was taken to be so.
 *
 * @param lineEnd CRLF, LF or CR, for people
 * @param remarks what a person should look at
 * @param hint what may be wrong if a column is not found; empty if nothing is known
 */
record Detected(Dialect dialect, String lineEnd, List<Choice> chosen, List<String> remarks, String hint) {

    Detected {
        chosen = List.copyOf(chosen);
        remarks = List.copyOf(remarks);
    }
}
