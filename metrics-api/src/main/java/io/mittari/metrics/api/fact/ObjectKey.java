package io.mittari.metrics.api.fact;

/**
 * The source's own number of an opportunity. Kinds are number spaces of their own in one source: lead 17 is not
 * deal 17.
 *
 * @param kind empty if the source has one number space only
 * @param id never empty
 */
public record ObjectKey(String kind, String id) {

    public ObjectKey {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("a key is never empty");
        }
    }

    @Override
    public String toString() {
        return kind.isEmpty() ? id : kind + " " + id;
    }
}
