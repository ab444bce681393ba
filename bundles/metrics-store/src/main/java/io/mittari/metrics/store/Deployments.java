package io.mittari.metrics.store;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Who runs what, as stored: the only truth. Changes go through the engine, which orders them with the facts. */
@ProviderType
public interface Deployments {

    /** The newest version of every tenant, by id. */
    List<TenantVersion> tenants() throws Unavailable;

    Optional<TenantVersion> tenant(TenantId tenant) throws Unavailable;

    /** All versions, the newest first. */
    List<TenantVersion> history(TenantId tenant) throws Unavailable;

    List<LiveInstance> live(TenantId tenant) throws Unavailable;

    /**
     * No instance of this tenant, nor of one of the same id that was removed, has ever had a higher generation; 0 if there
     * was none. A new instance takes a higher one, so that the store tells it from what is left of an old one.
     */
    long highestGeneration(TenantId tenant) throws Unavailable;
}
