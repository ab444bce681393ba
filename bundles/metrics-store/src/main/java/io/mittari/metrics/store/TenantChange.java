package io.mittari.metrics.store;

import io.mittari.metrics.api.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * A tenant as it shall be from now on: stored in one transaction with its point of the journal.
 *
 * @param file the tenant file, JSON text
 * @param live every instance the tenant runs after the change
 * @param by who changed it
 * @param why the command, in words
 */
public record TenantChange(TenantId tenant, String file, List<LiveInstance> live, String by, String why, Instant at) {

    public TenantChange {
        live = List.copyOf(live);
    }
}
