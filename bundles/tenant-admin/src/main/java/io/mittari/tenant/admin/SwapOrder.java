package io.mittari.tenant.admin;

import org.jspecify.annotations.Nullable;

/**
 * Which instance is to run what.
 *
 * @param instance its name, {@code monthly}; or its component or the component's last word where only one instance has it
 * @param version null: the newest that is known
 * @param settings a JSON object as text; null: those it has
 */
public record SwapOrder(
        String instance, @Nullable String version, @Nullable String settings) {}
