package io.mittari.tenant.admin;

import io.mittari.metrics.store.LiveInstance;

/**
 * An answer, and who gave it.
 *
 * @param by the generation that was live when it was asked
 */
public record Answered<T>(LiveInstance by, T answer) {}
