package io.mittari.metrics.store;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/** Keeps people apart from the facts. Those that a batch names come with its {@link JournalCommit}. Safe for many threads. */
@ProviderType
public interface PeopleStore {

    /** Those of the ids that are kept, erased or not, in any order. */
    List<KeptPerson> people(TenantId tenant, Collection<String> ids) throws Unavailable;

    /** Hands over everybody who is kept, erased or not, by id. */
    void eachPerson(TenantId tenant, Consumer<KeptPerson> reader) throws Unavailable;

    /**
     * Puts these rows in the place of what is kept under their ids, removes the rejected records that pass the test, forgets
     * to whom documents went that went to the person, and then rewrites what may hold bytes of any of these, so that they
     * are in no file of the store any more. If that is cut short, it is done at the next start.
     *
     * @param erased each of them {@link KeptPerson#erased()}
     * @param recipient whether a recipient of documents is the person
     * @return how many rejected records were removed
     */
    int erase(TenantId tenant, List<KeptPerson> erased, Predicate<KeptRejection> named, Predicate<String> recipient)
            throws Unavailable;
}
