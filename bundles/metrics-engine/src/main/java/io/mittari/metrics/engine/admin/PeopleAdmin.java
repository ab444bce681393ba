package io.mittari.metrics.engine.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The people that facts name: found, and taken out of the store for good. Safe for many threads; names are never logged. */
@ProviderType
public interface PeopleAdmin {

    /** The place in {@link Erased#left} that is no part of the facts. */
    String TENANT_FILES = "versions of the tenant file";

    /**
     * People of whom a name, an address or the source's key holds the text, regardless of case and accents, and those whose
     * id it is. It reads the tenant's whole journal to count facts.
     *
     * @param limit at most so many, in no order that says anything
     */
    List<KnownPerson> find(TenantId tenant, String text, int limit) throws BadRequest, Unavailable;

    /**
     * How a person is called, for finding it elsewhere.
     *
     * @param also further spellings
     * @throws BadRequest if there is no person of that id, or the person is erased already and {@code also} is empty
     */
    PersonTexts texts(TenantId tenant, String id, Collection<String> also) throws BadRequest, Unavailable;

    /**
     * Takes a person out of the store: the row's texts, and rejected rows that name it. Facts stay, under the id. Whoever has
     * the same key or address stays away from then on. May be repeated.
     *
     * @param texts that {@link #texts} gave
     */
    Erased erase(TenantId tenant, String id, PersonTexts texts) throws BadRequest, Unavailable;

    /** What is left of erased people: it stops them from coming back. */
    List<Erasure> erasures(TenantId tenant) throws BadRequest, Unavailable;

    /** How those of the erased people are called whom the store knows again. */
    PersonTexts texts(TenantId tenant, Collection<Erasure> erasures) throws BadRequest, Unavailable;

    /** Puts erasures made elsewhere in the place of what is kept: after a restore, before anything else is done. */
    void replay(TenantId tenant, Collection<Erasure> erasures) throws BadRequest, Unavailable;

    /**
     * A person as found.
     *
     * @param kind {@code contact} or {@code seller}
     * @param source that named the person first
     * @param key how it does so
     * @param facts that stand and name the person
     * @param erased null: is not; else all other texts are null
     */
    record KnownPerson(
            String id,
            String kind,
            String source,
            @Nullable String key,
            @Nullable String name,
            @Nullable String email,
            @Nullable String role,
            long facts,
            @Nullable Instant erased) {}

    /**
     * What was done in the store, and what of it names the person still.
     *
     * @param rejected rows that were removed
     * @param left by place, in words; how many facts, or versions of a file
     */
    record Erased(int rejected, Map<String, Long> left) {

        public Erased {
            left = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(left));
        }
    }

    /**
     * An erasure, to be kept with a backup. Says nothing of the person to who lacks the key of the home.
     *
     * @param kind the store's word for what the id is of
     */
    record Erasure(String id, String kind, String source, long since, Instant at) {}
}
