package io.mittari.tenant.admin;

import io.mittari.metrics.store.LiveInstance;
import org.jspecify.annotations.Nullable;

/**
 * An instance that should run, and whether it does.
 *
 * @param trouble why it does not run; null: it runs
 */
public record InstanceState(LiveInstance instance, @Nullable String trouble) {

    public boolean runs() {
        return trouble == null;
    }
}
