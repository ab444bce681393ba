package io.mittari.metrics.engine.admin;

/**
 * Something that was not as it should be.
 *
 * @param mend what a person does about it; what was done, where {@code mended}
 * @param mended whether it is all right again
 */
public record Finding(String wrong, String mend, boolean mended) {

    public static Finding open(String wrong, String mend) {
        return new Finding(wrong, mend, false);
    }

    public static Finding mended(String wrong, String done) {
        return new Finding(wrong, done, true);
    }
}
