package io.mittari.metrics.engine.people;

import java.util.Collection;
import java.util.Map;

/** What the ids of people in a tenant's facts are shown as. Safe for many threads. */
@FunctionalInterface
public interface Names {

    /** Nobody is known by name. */
    Names NONE = texts -> Map.of();

    /**
     * The names of those texts that stand for people; every one another.
     *
     * @param texts of facts, in any number
     */
    Map<String, String> of(Collection<String> texts);
}
