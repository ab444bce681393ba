package io.mittari.metrics.api;

import java.util.regex.Pattern;

/**
 * The customer whose figures these are, for example {@code acme}.
 *
 * @param value 2 to 40 characters: lower-case letters, digits and dashes, a letter first; never {@code all}, which
 *     commands use for every tenant
 */
public record TenantId(String value) implements Comparable<TenantId> {

    /** Configuration and service property that carries the tenant, for filters like {@code (mittari.tenant=acme)}. */
    public static final String PROPERTY = "mittari.tenant";

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    public TenantId {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "tenant id '%s': 2 to 40 of a-z, 0-9 and -, a letter first, and not 'all'".formatted(value));
        }
    }

    /** Whether a word can be an id. */
    public static boolean isOne(String word) {
        return FORM.matcher(word).matches() && !word.equals("all");
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
