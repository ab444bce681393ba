package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import org.osgi.annotation.versioning.ProviderType;

/** Tries another version of a report or alert beside the one that is live; nothing a tenant runs changes by it. */
@ProviderType
public interface Shadow {

    /**
     * Has both versions write the same months, from the same point of the journal and as of the same day. The other
     * version runs as an instance of its own, which nobody else is lent, and which is gone when this returns, whatever
     * came of it. What a version throws is part of the answer.
     *
     * @throws BadRequest if there is no such instance or version, a month is wrong, or the other version does not start;
     *     the message says why
     * @throws Unavailable also if the live version was changed meanwhile
     */
    Shadowed run(TenantId tenant, ShadowOrder order) throws BadRequest, Unavailable;
}
