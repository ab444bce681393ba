package io.mittari.connectors.csv.mapping;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fact that rows make.
 *
 * @param fields cells by field name; a field with JSON null is not there
 * @param keys of a link, or of the record a retraction takes back
 * @param undated the mapping says {@code "at": null}
 * @param required an empty {@code at} rejects the row; otherwise the fact is absent
 * @param name replaces the slot
 */
record FactRule(
        FactKind kind,
        Map<String, Cell> fields,
        List<KeyCell> keys,
        boolean undated,
        boolean required,
        @Nullable When when,
        @Nullable String name,
        Place place) {

    FactRule {
        fields = Map.copyOf(fields);
        keys = List.copyOf(keys);
    }

    @Nullable
    Cell cell(String field) {
        return fields.get(field);
    }

    /** For people: {@code stage lead}, {@code closed}. */
    String inWords() {
        var slot = name == null ? constantSlot() : null;
        return slot == null ? kind.word() : slot.replace('/', ' ');
    }

    /** The slot it always fills; null if that depends on the row. */
    @Nullable
    String constantSlot() {
        if (name != null) {
            return name;
        }
        return switch (kind) {
            case CLOSED, OPEN, LINK -> kind.word();
            case STAGE -> constant("stage");
            case COST -> fields.containsKey("kind") ? constant("kind") : "cost/marketing";
            case TOTAL -> {
                for (var of : List.of("stage", "outcome", "kind")) {
                    if (fields.containsKey(of)) {
                        yield constant(of);
                    }
                }
                yield null;
            }
            case RATE -> constant("currency");
            case RETRACTED -> fields.containsKey("slot") ? null : kind.word();
            default -> null;
        };
    }

    private @Nullable String constant(String field) {
        var cell = fields.get(field);
        return cell != null && cell.isConstant() ? kind.word() + "/" + Words.folded(cell.constantText()) : null;
    }
}
