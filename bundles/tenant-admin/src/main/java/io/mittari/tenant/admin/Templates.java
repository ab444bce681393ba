package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.TemplateVersion;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What several customers' files have in common, in versions that are kept for good, and moving customers from one to
 * another. Safe for many threads; changes wait for each other.
 */
@ProviderType
public interface Templates {

    /**
     * Keeps a template as the next version of its name. Instances without a version get the one they have in the version
     * before, else the newest there is.
     *
     * @param file JSON text of a template
     * @param why in words; may be empty
     * @throws BadRequest naming each key that is wrong or is one customer's own, or the bundle that is not there
     */
    Put put(String name, String file, String by, String why) throws BadRequest, Unavailable;

    /** Every version by name, the newest first. */
    List<TemplateVersion> versions() throws Unavailable;

    /** Which template each tenant is on; those on none, and those whose files cannot be read, are left out. */
    Map<TenantId, String> tenants() throws Unavailable;

    /**
     * One version.
     *
     * @param name {@code agency-default@3}; without a version the newest
     * @throws BadRequest naming those there are
     */
    TemplateVersion show(String name) throws BadRequest, Unavailable;

    /** What a move would change; touches nothing. */
    TemplateMove diff(TenantId tenant, TemplateOrder order) throws BadRequest, Unavailable;

    /**
     * Merges what the template changed since the version the tenant is on into the tenant's file, and makes the tenant so.
     * One that cannot be merged or does not fit is told as {@link TemplateMove#trouble()}: that is this tenant's own affair.
     *
     * @param why for the history, in words; may be empty
     * @throws BadRequest if it was tried and did not work, with the cause: nothing was changed, and what went wrong may go
     *     wrong with others too
     */
    TemplateMove apply(TenantId tenant, TemplateOrder order, String by, String why) throws BadRequest, Unavailable;

    /** The JSON Schema of a template; what {@link #put} checks with. */
    String schema();

    /**
     * What became of a template that was brought.
     *
     * @param fresh false: the newest version says the same already, and stays the newest
     */
    record Put(TemplateVersion version, boolean fresh) {}
}
