package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.PeopleAdmin.Erasure;
import io.mittari.metrics.engine.admin.PeopleAdmin.KnownPerson;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The people of a tenant: found, and erased from the whole home. Safe for many threads; names are never logged. */
@ProviderType
public interface People {

    /** As {@link io.mittari.metrics.engine.admin.PeopleAdmin#find}. */
    List<KnownPerson> find(TenantId tenant, String text, int limit) throws BadRequest, Unavailable;

    /**
     * Erases a person from the store and from the files that the platform keeps of the tenant, then looks through the home
     * for what is left. May be repeated, and is to be repeated if it throws Unavailable.
     *
     * @param also further spellings to look for
     * @throws BadRequest if there is no such person; or it is erased already and {@code also} is empty
     */
    ErasedPerson erase(TenantId tenant, String id, Collection<String> also) throws BadRequest, Unavailable;

    /** What is left of erased people: to be kept with a backup. */
    List<Erasure> erasures(TenantId tenant) throws BadRequest, Unavailable;

    /**
     * Erases once more whom a restored home knows again: before anything is imported or shown.
     *
     * @param erasures those made since the backup, or all; a person that was never there is no error
     */
    void replay(TenantId tenant, Collection<Erasure> erasures) throws BadRequest, Unavailable;
}
