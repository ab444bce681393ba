package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.LiveInstance;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Optional;
import org.osgi.framework.FrameworkUtil;

/** An instance's configuration: who it is, and its settings as values that Config Admin knows. */
final class InstanceProperties {

    private InstanceProperties() {}

    static Dictionary<String, Object> of(LiveInstance live) {
        var properties = new HashMap<String, Object>();
        settings(live).forEach((key, value) -> valueOf(value).ifPresent(each -> properties.put(key, each)));
        properties.put(TenantId.PROPERTY, live.instance().tenant().value());
        properties.put(Instance.NAME_PROPERTY, live.instance().name());
        properties.put(Instance.GENERATION_PROPERTY, live.instance().generation());
        return FrameworkUtil.asDictionary(properties);
    }

    static JsonObject settings(LiveInstance live) {
        try (var reader = Json.createReader(new StringReader(live.settings()))) {
            return reader.readObject();
        }
    }

    /** Text, numbers, booleans and lists of texts as such; what is made of objects as JSON text; null is left out. */
    private static Optional<Object> valueOf(JsonValue value) {
        return switch (value.getValueType()) {
            case NULL -> Optional.empty();
            case TRUE -> Optional.of(true);
            case FALSE -> Optional.of(false);
            case STRING -> Optional.of(((JsonString) value).getString());
            case NUMBER -> Optional.of(number((JsonNumber) value));
            case ARRAY -> Optional.of(list(value.asJsonArray()));
            case OBJECT -> Optional.of(value.toString());
        };
    }

    private static Object number(JsonNumber number) {
        return number.isIntegral() ? (Object) number.longValue() : (Object) number.doubleValue();
    }

    private static Object list(JsonArray list) {
        return list.stream().allMatch(JsonString.class::isInstance)
                ? list.getValuesAs(JsonString::getString).toArray(String[]::new)
                : list.toString();
    }
}
