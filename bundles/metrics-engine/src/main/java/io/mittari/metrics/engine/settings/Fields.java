package io.mittari.metrics.engine.settings;

import io.mittari.metrics.api.MetricsException.BadRequest;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A JSON object that knows where it stands in its file, and says so when a value is not what it should be. */
record Fields(String at, JsonObject object) {

    boolean has(String key) {
        return object.containsKey(key) && object.get(key) != JsonValue.NULL;
    }

    Set<String> names() {
        return object.keySet();
    }

    String path(String key) {
        return at.isEmpty() ? key : at + "." + key;
    }

    /** The value as it stands in the file. */
    String value(String key) {
        return String.valueOf((Object) object.get(key));
    }

    BadRequest refused(String key, String allowed) {
        return has(key)
                ? new BadRequest("%s: %s is not allowed; it must be %s".formatted(path(key), value(key), allowed))
                : new BadRequest("%s is missing; it must be %s".formatted(path(key), allowed));
    }

    Field text(String key) {
        return new Field(this, key, present(key) instanceof JsonString text ? text.getString() : null);
    }

    String oneOf(String key, String otherwise, String... others) throws BadRequest {
        var text = has(key) ? text(key).value() : otherwise;
        if (text == null || !(text.equals(otherwise) || Arrays.asList(others).contains(text))) {
            throw refused(key, otherwise + " or " + String.join(" or ", others));
        }
        return text;
    }

    int whole(String key, int otherwise, int least, int most) throws BadRequest {
        if (!has(key)) {
            return otherwise;
        }
        if (present(key) instanceof JsonNumber number && isWhole(number)) {
            var value = number.bigDecimalValue();
            if (value.compareTo(BigDecimal.valueOf(least)) >= 0 && value.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return value.intValueExact();
            }
        }
        throw refused(key, "a whole number from %d to %d".formatted(least, most));
    }

    List<Long> wholes(String key) throws BadRequest {
        var numbers = new ArrayList<Long>();
        for (var value : array(key, "a list of whole numbers, 0 or more")) {
            if (!(value instanceof JsonNumber number) || !isWhole(number) || number.longValue() < 0) {
                throw refused(key, "a list of whole numbers, 0 or more");
            }
            numbers.add(number.longValue());
        }
        return numbers;
    }

    double percent(String key, int most) throws BadRequest {
        var allowed = "percent, a number from 0 to " + most;
        if (!(present(key) instanceof JsonNumber number)) {
            throw refused(key, allowed);
        }
        double value = number.doubleValue();
        if (value < 0 || value > most) {
            throw refused(key, allowed);
        }
        return value;
    }

    /** Written as a number, or, so that no reader rounds it, as a text. */
    BigDecimal decimal(String key) throws BadRequest {
        try {
            if (present(key) instanceof JsonNumber number) {
                return number.bigDecimalValue();
            } else if (present(key) instanceof JsonString text) {
                return new BigDecimal(text.getString());
            }
        } catch (NumberFormatException e) {
            throw refused(key, "a number, for example \"0.92\"");
        }
        throw refused(key, "a number, for example \"0.92\"");
    }

    Fields object(String key) throws BadRequest {
        if (present(key) instanceof JsonObject inner) {
            return new Fields(path(key), inner);
        }
        throw refused(key, "an object: { … }");
    }

    List<Fields> objects(String key) throws BadRequest {
        var objects = new ArrayList<Fields>();
        for (var value : array(key, "a list of objects: [ { … } ]")) {
            if (!(value instanceof JsonObject inner)) {
                throw refused(key, "a list of objects: [ { … } ]");
            }
            objects.add(new Fields(path(key) + "[" + objects.size() + "]", inner));
        }
        return objects;
    }

    List<String> texts(String key) throws BadRequest {
        var texts = new ArrayList<String>();
        for (var value : array(key, "a list of texts")) {
            if (!(value instanceof JsonString text) || text.getString().isBlank()) {
                throw refused(key, "a list of texts");
            }
            texts.add(text.getString());
        }
        return texts;
    }

    private JsonArray array(String key, String allowed) throws BadRequest {
        if (!has(key)) {
            return JsonValue.EMPTY_JSON_ARRAY;
        }
        if (present(key) instanceof JsonArray array) {
            return array;
        }
        throw refused(key, allowed);
    }

    private @Nullable JsonValue present(String key) {
        return object.get(key);
    }

    private static boolean isWhole(JsonNumber number) {
        return number.bigDecimalValue().stripTrailingZeros().scale() <= 0;
    }

    /** A value that should be a text. */
    record Field(Fields in, String key, @Nullable String value) {

        String filled() throws BadRequest {
            if (value == null || value.isBlank()) {
                throw in.refused(key, "a text that is not empty");
            }
            return value;
        }

        /** @param form throws {@link IllegalArgumentException} for what has not the form */
        <T> T as(Function<String, T> form, String allowed) throws BadRequest {
            if (value == null) {
                throw in.refused(key, allowed);
            }
            try {
                return form.apply(value);
            } catch (IllegalArgumentException e) {
                throw in.refused(key, allowed);
            }
        }
    }
}
