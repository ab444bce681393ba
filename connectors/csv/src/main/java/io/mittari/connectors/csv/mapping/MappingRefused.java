package io.mittari.connectors.csv.mapping;

import java.io.Serial;

/** The mapping cannot be used as it stands; the message names key, line and column, for the person who wrote it. */
public final class MappingRefused extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    MappingRefused(Place place, String message) {
        super(place + ": " + message);
        this.path = place.path();
        this.reason = message;
    }

    /** The message without line and column, which mean nothing to who never saw the mapping as a text of its own. */
    public String byKeyAlone() {
        return path.isEmpty() ? reason : path + ": " + reason;
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
