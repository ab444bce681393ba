package io.mittari.metrics.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as kept apart from the facts, or what is left of one: of an erased person all texts are null, and the row stops
 * the name from coming back.
 *
 * @param id in facts it stands for the person; the keyed hash of tenant, kind and key, so the same for ever
 * @param source that named the person first
 * @param key how the source names the person, see {@link io.mittari.metrics.api.ingest.Person}
 * @param role what a contact is in its company
 * @param since the sequence of the batch that brought the person
 * @param erased null: is not
 */
public record KeptPerson(
        String id,
        Kind kind,
        String source,
        @Nullable String key,
        @Nullable String name,
        @Nullable String email,
        @Nullable String role,
        long since,
        @Nullable Instant erased) {

    public KeptPerson {
        if (erased != null && !(key == null && name == null && email == null && role == null)) {
            throw new IllegalArgumentException("of an erased person nothing is kept");
        }
    }

    /** The same without texts. */
    public KeptPerson erased(Instant at) {
        return new KeptPerson(id, kind, source, null, null, null, null, since, at);
    }

    /** What a row stands for. */
    public enum Kind {
        CONTACT,
        SELLER,
        /** The e-mail address of an erased person: whoever comes with it is that person. Facts never hold its id. */
        ADDRESS
    }
}
