package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import java.util.ArrayList;
import java.util.List;

/** The slots that the row in hand fills. */
final class Filled {

    private final List<Slot> slots = new ArrayList<>();
    private final Trouble trouble;

    Filled(Trouble trouble) {
        this.trouble = trouble;
    }

    void next() {
        slots.clear();
    }

    /** Takes a fact in; the same fact twice is one, two facts for one slot reject the row. */
    void add(String slot, boolean lasting, Fact fact) {
        for (var held : slots) {
            if (held.name().equals(slot)) {
                if (!held.fact().equals(fact)) {
                    trouble.reject("two facts of the row fill the slot '%s'; give one a \"name\" in the mapping"
                            .formatted(slot));
                }
                return;
            }
        }
        slots.add(new Slot(slot, lasting, fact));
    }

    List<Slot> slots() {
        return slots;
    }
}
