package io.mittari.metrics.api.fact;

import java.util.Locale;

/** What can be described with attributes. */
public enum Entity {
    OPPORTUNITY,
    COMPANY,
    PERSON,
    OWNER,
    CAMPAIGN,
    PRODUCT;

    /** The name in mappings: {@code company}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
