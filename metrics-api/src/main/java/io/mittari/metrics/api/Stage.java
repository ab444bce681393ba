package io.mittari.metrics.api;

import java.util.regex.Pattern;

/**
 * The name of a step of a funnel, for example {@code lead}. Which stages there are, and in which order, each tenant's
 * funnel says.
 *
 * @param name 1 to 40 characters: lower-case letters, digits and dashes, a letter first
 */
public record Stage(String name) implements Comparable<Stage> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Stage {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("stage '%s': 1 to 40 of a-z, 0-9 and -, a letter first".formatted(name));
        }
    }

    @Override
    public int compareTo(Stage other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
