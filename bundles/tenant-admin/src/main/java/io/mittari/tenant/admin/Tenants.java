package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The customers, and what each is configured with. Safe for many threads; changes wait for each other. A change is done
 * as a whole, or nothing was changed.
 */
@ProviderType
public interface Tenants {

    /**
     * Makes a tenant with the connector {@code csv} and the report {@code monthly}.
     *
     * @throws BadRequest if there is one with that id, or a value cannot be read, or files wait in the inbox already
     */
    TenantPlan add(NewTenant tenant, String by) throws BadRequest, Unavailable;

    /**
     * Makes the tenant as its file says, new or not.
     *
     * @param file JSON text of a tenant file
     * @param dryRun check and plan only
     * @param by who asked for it
     * @return what changes, or has changed
     * @throws BadRequest naming each key that is wrong, or the instance that does not start and why
     */
    TenantPlan apply(String file, boolean dryRun, String by) throws BadRequest, Unavailable;

    /**
     * Says from which day on a connector brings all there was (C4); the file stays what it is otherwise.
     *
     * @param connector the instance's name
     * @param source the one that the day is meant for; null: whatever the instance brings
     * @throws BadRequest also if the instance brings another source
     */
    TenantPlan since(
            TenantId tenant, String connector, @Nullable String source, LocalDate day, boolean dryRun, String by)
            throws BadRequest, Unavailable;

    /** Every tenant whose file can be read, by id. */
    List<TenantOverview> list() throws Unavailable;

    /** The others, by id. */
    List<UnreadableTenant> unreadable() throws Unavailable;

    /** @throws BadRequest also if its file cannot be read */
    TenantOverview show(TenantId tenant) throws BadRequest, Unavailable;

    /** The file as applied last, JSON text. */
    String file(TenantId tenant) throws BadRequest, Unavailable;

    /**
     * Removes a tenant with all its facts. Files of its inbox are put aside, so that the next one of that id does not
     * import them; copies made for lookups are deleted.
     *
     * @param confirm the id once more, as a person wrote it
     */
    TenantPlan remove(TenantId tenant, String confirm) throws BadRequest, Unavailable;

    /**
     * The tenants a command is for; whether their files can be read plays no part.
     *
     * @param selector ids and {@code @tags} with commas between, or {@code all}
     * @return at least one, each once, in the order named
     */
    List<TenantId> resolve(String selector) throws BadRequest, Unavailable;

    /** The JSON Schema of a tenant file; what {@link #apply} checks with. */
    String schema();
}
