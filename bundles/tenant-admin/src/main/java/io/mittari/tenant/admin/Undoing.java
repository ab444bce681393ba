package io.mittari.tenant.admin;

import org.jspecify.annotations.Nullable;

/**
 * Which change is to be undone.
 *
 * @param instance the last change of this one, as {@link SwapOrder#instance()}; null: of any
 * @param change the number of a change; null: the last one
 */
public record Undoing(@Nullable String instance, @Nullable Integer change) {}
