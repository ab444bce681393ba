package io.mittari.metrics.api.fact;

import io.mittari.metrics.api.At;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several keys are one opportunity (C6). Keys that nobody knows yet wait; cycles are harmless.
 *
 * @param keys two or more
 */
public record Link(List<ObjectKey> keys, @Nullable At at) implements Fact {

    public Link {
        keys = List.copyOf(keys);
        if (keys.size() < 2) {
            throw new IllegalArgumentException("a link joins two keys or more: " + keys);
        }
    }
}
