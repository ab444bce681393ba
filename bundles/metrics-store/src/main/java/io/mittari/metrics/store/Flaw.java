package io.mittari.metrics.store;

/**
 * Something in the store that is not as it should be.
 *
 * @param mend what a person does about it
 */
public record Flaw(String wrong, String mend) {}
