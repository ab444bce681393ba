package io.mittari.tenant.admin;

import java.time.Instant;
import java.util.List;

/**
 * A change of a tenant that changed what it runs.
 *
 * @param change its number, which counts all changes of the tenant
 * @param sequence the point of the tenant's journal from which it holds
 */
public record SwapRecord(int change, long sequence, Instant at, String by, String why, List<Move> moves) {

    public SwapRecord {
        moves = List.copyOf(moves);
    }
}
