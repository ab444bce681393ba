package io.mittari.report.render;

import io.mittari.metrics.api.Measurement;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A measurement as the platform's JSON has it everywhere; keys that do not apply are left out, but for the value. */
final class JsonCell {

    private JsonCell() {}

    static JsonObjectBuilder of(Measurement cell) {
        var json = Json.createObjectBuilder();
        if (cell.value() == null) {
            json.addNull("value");
        } else {
            json.add("value", cell.value());
        }
        json.add("unit", cell.unit().word());
        text(json, "currency", cell.currency() == null ? null : cell.currency().getCurrencyCode());
        count(json, "numerator", cell.numerator());
        count(json, "denominator", cell.denominator());
        count(json, "n", cell.n());
        number(json, "low", cell.low());
        number(json, "high", cell.high());
        json.add("interval", cell.interval());
        text(json, "basis", cell.basis() == null ? null : cell.basis().word());
        json.add("definition", cell.definition());
        json.add("status", cell.measured() ? "measured" : "no-data");
        text(json, "reason", cell.reason());
        notes(json, cell.notes());
        return json;
    }

    private static void notes(JsonObjectBuilder json, Measurement.Notes notes) {
        number(json, "settled", notes.settled());
        count(json, "skipped", notes.skipped());
        count(json, "outOfOrder", notes.outOfOrder());
        count(json, "reEntries", notes.reEntries());
        count(json, "undated", notes.undated());
        count(json, "withoutValue", notes.withoutValue());
        if (notes.estimated()) {
            json.add("estimated", true);
        }
        if (notes.partial()) {
            json.add("partial", true);
        }
        text(json, "remark", notes.remark());
    }

    private static void text(JsonObjectBuilder json, String key, @Nullable String value) {
        if (value != null) {
            json.add(key, value);
        }
    }

    private static void count(JsonObjectBuilder json, String key, @Nullable Long value) {
        if (value != null) {
            json.add(key, value);
        }
    }

    private static void number(JsonObjectBuilder json, String key, @Nullable BigDecimal value) {
        if (value != null) {
            json.add(key, value);
        }
    }
}
