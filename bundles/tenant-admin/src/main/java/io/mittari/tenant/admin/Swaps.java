package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Moves one instance of one tenant to another version of its bundle, and back. Safe for many threads; changes wait for
 * each other. A change is done as planned, or nothing was changed: the new version runs and has worked once before
 * anybody depends on it.
 */
@ProviderType
public interface Swaps {

    /** What the move would touch; touches nothing. */
    SwapPlan plan(TenantId tenant, SwapOrder order) throws BadRequest, Unavailable;

    /**
     * Makes the move.
     *
     * @param by who asked for it
     * @param why for the history, in words; may be empty
     * @throws BadRequest if the new version is refused, does not start, or fails at its first work; with the cause
     */
    SwapPlan apply(TenantId tenant, SwapOrder order, String by, String why) throws BadRequest, Unavailable;

    /** What became of the tenant's instances so far, the newest first. */
    List<SwapRecord> history(TenantId tenant) throws BadRequest, Unavailable;

    /**
     * What undoing a change would touch; touches nothing.
     *
     * @throws BadRequest also if what the change made was changed again since
     */
    SwapPlan planBack(TenantId tenant, Undoing undoing) throws BadRequest, Unavailable;

    /** Undoes a change: its instances go back to the version and the settings they had before. */
    SwapPlan back(TenantId tenant, Undoing undoing, String by, String why) throws BadRequest, Unavailable;
}
