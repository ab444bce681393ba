package io.mittari.report.render;

import org.jspecify.annotations.Nullable;

/**
 * One thing that two documents say otherwise.
 *
 * @param place where it stands, as a person would say it: {@code table Stages, row Offer, column Conversion}
 * @param before as the first document says it; null: it does not have it
 * @param after as the second one says it; null: it does not have it
 */
public record Difference(
        String place, @Nullable String before, @Nullable String after) {

    public Difference {
        if (before == null && after == null) {
            throw new IllegalArgumentException("%s: neither document has it".formatted(place));
        }
    }
}
