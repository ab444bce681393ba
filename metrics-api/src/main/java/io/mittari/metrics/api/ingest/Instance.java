package io.mittari.metrics.api.ingest;

import io.mittari.metrics.api.TenantId;

/**
 * One configured instance of a connector, report or alert of one tenant, in one generation. Two generations of an
 * instance may live for a moment during a swap; only one of them may write.
 *
 * @param name unique in the tenant among instances of its kind: {@code crm}
 * @param generation counts up with each change of version or settings, from 1
 */
public record Instance(TenantId tenant, String name, long generation) {

    /** Configuration and service property with {@link #name}. */
    public static final String NAME_PROPERTY = "mittari.instance";

    /** Configuration and service property with {@link #generation}, a {@code Long}. */
    public static final String GENERATION_PROPERTY = "mittari.generation";

    @Override
    public String toString() {
        return "%s.%s.g%d".formatted(tenant, name, generation);
    }
}
