package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the description of a row's opportunity, or of the entity that the entry is about. */
final class Descriptions {

    static final String SLOT = "described";

    private final Entity entity;
    private final boolean event;
    private final List<String> names = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<Map.Entry<String, String>> filled = new ArrayList<>();

    Descriptions(CellCompiler cells) {
        this.entity = cells.entry().entity();
        this.event = cells.entry().event();
        cells.entry().attributes().forEach((name, cell) -> {
            names.add(name);
            texts.add(cells.text(cell));
        });
    }

    /** @param name of the entity; does not matter for an opportunity */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generic entries cannot be made otherwise
    void make(Cells row, String name, Filled slots) {
        filled.clear();
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i).of(row);
            if (!text.isEmpty()) {
                filled.add(Map.entry(names.get(i), text));
            }
        }
        if (!filled.isEmpty()) {
            Map.Entry<String, String>[] entries = filled.toArray(new Map.Entry[0]);
            slots.add(
                    SLOT,
                    event,
                    new Described(entity, entity == Entity.OPPORTUNITY ? "" : name, Map.ofEntries(entries)));
        }
    }
}
