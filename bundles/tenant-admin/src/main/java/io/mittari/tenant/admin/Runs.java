package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.KeptRun;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The ledger of documents that customers were given: which version made them, of which figures, and who got them. For many threads. */
@ProviderType
public interface Runs {

    /**
     * Writes down that a document was handed out, within about a second. Never waits and never fails: an answer is not held up
     * by it. What cannot be written now is tried again, and a kill in between loses it.
     */
    void handedOut(KeptRun run);

    /**
     * What is known of a tenant's runs, the newest first.
     *
     * @param instance only of this one, as {@link SwapOrder#instance()}; it may be gone; null: of all
     */
    List<KeptRun> of(TenantId tenant, @Nullable String instance) throws BadRequest, Unavailable;

    /** Runs that are still to be written because the store could not take them, and those that were given up; for doctor. */
    Unwritten unwritten();

    /**
     * @param waiting documents whose runs are tried again
     * @param lost documents of which nothing is known since the start, because too many waited
     */
    record Unwritten(long waiting, long lost) {}
}
