package io.mittari.metrics.api;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a call could not be done; the subclass says who has to act. */
public abstract sealed class MetricsException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private MetricsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * The caller's request can never succeed as it stands: an unknown tenant, an unfit basis. The message is for the
     * person who asked: it names the thing and what there is instead.
     */
    public static final class BadRequest extends MetricsException {
        @Serial
        private static final long serialVersionUID = 1L;

        public BadRequest(String message) {
            super(message, null);
        }
    }

    /** The platform cannot do it now; the same call may succeed later. Nothing was changed. */
    public static final class Unavailable extends MetricsException {
        @Serial
        private static final long serialVersionUID = 1L;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
