package io.mittari.connectors.csv.mapping;

import java.io.Serial;

/** A file cannot be read as the mapping says; the message is for the person who brought it. */
public final class FileUnfit extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public FileUnfit(String message) {
        super(message);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
