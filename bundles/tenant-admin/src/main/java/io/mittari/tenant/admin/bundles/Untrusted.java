package io.mittari.tenant.admin.bundles;

import java.io.Serial;

/** A signature that vouches for nothing; the message is the rest of a sentence on what was signed. */
final class Untrusted extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    Untrusted(String message) {
        super(message);
    }
}
