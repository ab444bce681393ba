package io.mittari.metrics.api.ingest;

import org.jspecify.annotations.Nullable;

/**
 * What a source says of a person whom facts name by {@link #key}. It is kept apart from the facts, which keep a random
 * looking id instead, and can be erased.
 *
 * @param key how the record's facts name the person: a seller's name as it stands in {@code owner}, a contact's id or,
 *     without one, e-mail or name
 * @param name null: the source does not say
 * @param role what a contact is in its company: {@code CFO}
 */
public record Person(
        Kind kind,
        String key,
        @Nullable String name,
        @Nullable String email,
        @Nullable String role) {

    public Person {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a person is named by a key");
        }
    }

    /** On which side of the sale someone stands. */
    public enum Kind {
        /** Of the customer or prospect. Keys are number spaces of their source. */
        CONTACT,
        /** Of the tenant. The same name is the same seller in every source. */
        SELLER
    }
}
