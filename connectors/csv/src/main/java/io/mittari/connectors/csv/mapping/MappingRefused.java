package io.mittari.connectors.csv.mapping;

import java.io.Serial;

/** The mapping cannot be used as it stands; the message names key, line and column, for the person who wrote it. */
public final class MappingRefused extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    MappingRefused(Place place, String message) {
        super(place + ": " + message);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
