package io.mittari.web;

import io.mittari.metrics.api.Measurement;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import org.jspecify.annotations.Nullable;

/** A measurement as JSON: the cell of every answer. What does not apply is left out; only {@code value} may be null. */
final class CellJson {

    private CellJson() {}

    static JsonObjectBuilder of(Measurement cell) {
        return addTo(Json.createObjectBuilder(), cell);
    }

    static JsonObjectBuilder addTo(JsonObjectBuilder json, Measurement cell) {
        if (cell.value() == null) {
            json.addNull("value");
        } else {
            json.add("value", cell.value());
        }
        json.add("unit", cell.unit().word());
        if (cell.currency() != null) {
            json.add("currency", cell.currency().getCurrencyCode());
        }
        number(json, "numerator", cell.numerator());
        number(json, "denominator", cell.denominator());
        number(json, "n", cell.n());
        if (cell.low() != null && cell.high() != null) {
            json.add("low", cell.low()).add("high", cell.high());
        }
        json.add("interval", cell.interval());
        if (cell.basis() != null) {
            json.add("basis", cell.basis().word());
        }
        json.add("definition", cell.definition());
        json.add("status", cell.measured() ? "measured" : "no-data");
        if (cell.reason() != null) {
            json.add("reason", cell.reason());
        }
        return notes(json, cell.notes());
    }

    /** What is said beside a number. */
    static JsonObjectBuilder notes(JsonObjectBuilder json, Measurement.Notes notes) {
        if (notes.settled() != null) {
            json.add("settled", notes.settled());
        }
        number(json, "skipped", notes.skipped());
        number(json, "outOfOrder", notes.outOfOrder());
        number(json, "reEntries", notes.reEntries());
        if (notes.estimated()) {
            json.add("estimated", true);
        }
        if (notes.partial()) {
            json.add("partial", true);
        }
        number(json, "withoutValue", notes.withoutValue());
        number(json, "undated", notes.undated());
        if (notes.remark() != null) {
            json.add("remark", notes.remark());
        }
        return json;
    }

    private static void number(JsonObjectBuilder json, String name, @Nullable Long number) {
        if (number != null) {
            json.add(name, number);
        }
    }
}
