package io.mittari.connectors.csv.mapping;

import java.util.List;

/** A test of a row: one of the lists is met, each of whose conditions is met. */
record When(List<List<Condition>> any) {

    When {
        any = any.stream().map(List::copyOf).toList();
    }

    /** Whether no row can pass both. */
    boolean excludes(When other) {
        return any.stream()
                .allMatch(mine -> other.any.stream()
                        .allMatch(theirs ->
                                mine.stream().anyMatch(a -> theirs.stream().anyMatch(a::excludes))));
    }
}
