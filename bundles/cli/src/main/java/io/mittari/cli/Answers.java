package io.mittari.cli;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;

/** An answer for one tenant, or a list of answers for several. */
final class Answers {

    private Answers() {}

    static List<JsonObject> each(JsonValue answer) {
        return answer.getValueType() == JsonValue.ValueType.ARRAY
                ? answer.asJsonArray().getValuesAs(JsonObject.class)
                : List.of(answer.asJsonObject());
    }

    /** Those that are answers. */
    static List<JsonObject> good(JsonValue answer) {
        return each(answer).stream().filter(one -> !one.containsKey("error")).toList();
    }
}
