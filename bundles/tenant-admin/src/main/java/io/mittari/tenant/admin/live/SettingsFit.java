package io.mittari.tenant.admin.live;

import io.mittari.tenant.admin.bundles.Metatype;
import io.mittari.tenant.admin.bundles.Metatype.Setting;
import io.mittari.tenant.admin.file.Nearest;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether the settings of an instance are such as its component takes. Pure. */
final class SettingsFit {

    /** Who the instance is; the platform gives these. */
    private static final String OURS = "mittari.";

    private static final Map<String, Long> LARGEST = Map.of(
            "Byte", (long) Byte.MAX_VALUE,
            "Short", (long) Short.MAX_VALUE,
            "Integer", (long) Integer.MAX_VALUE,
            "Long", Long.MAX_VALUE);
    private static final Set<String> FRACTIONS = Set.of("Double", "Float");

    private SettingsFit() {}

    /** Everything that does not fit, each in words; empty: all does. */
    static List<String> wrong(JsonObject settings, Metatype takes) {
        var wrong = new ArrayList<String>();
        var known = new TreeSet<>(takes.settings().keySet());
        known.removeIf(key -> key.startsWith(OURS));
        settings.forEach((key, value) -> {
            var setting = takes.settings().get(key);
            if (setting == null || key.startsWith(OURS)) {
                wrong.add(unknown(key, known));
            } else if (value != JsonValue.NULL && !fits(value, setting)) {
                wrong.add("'%s' is %s, but takes %s".formatted(key, shown(value), setting));
            }
        });
        takes.settings().entrySet().stream()
                .filter(each -> known.contains(each.getKey()) && each.getValue().needed())
                .map(Map.Entry::getKey)
                .filter(key -> settings.getOrDefault(key, JsonValue.NULL) == JsonValue.NULL)
                .sorted()
                .forEach(key -> wrong.add("'%s' is missing, and has no default".formatted(key)));
        return wrong;
    }

    /** Settings that are given and are described otherwise now, in words. */
    static List<String> described(JsonObject settings, Metatype before, Metatype now) {
        return settings.keySet().stream()
                .filter(before.settings()::containsKey)
                .filter(now.settings()::containsKey)
                .filter(key -> !told(before, key).equals(told(now, key)))
                .map(key -> "'%s' took %s, and takes %s now".formatted(key, told(before, key), told(now, key)))
                .toList();
    }

    private static String told(Metatype metatype, String key) {
        return String.valueOf(metatype.settings().get(key));
    }

    private static String unknown(String key, Set<String> known) {
        var meant = Nearest.of(key, known)
                .map("; did you mean '%s'?"::formatted)
                .orElseGet(() -> known.isEmpty()
                        ? "; it takes none"
                        : known.stream().collect(Collectors.joining(", ", "; there are: ", "")));
        return "'%s' is not known%s".formatted(key, meant);
    }

    private static boolean fits(JsonValue value, Setting setting) {
        if (value.getValueType() == JsonValue.ValueType.ARRAY) {
            return setting.many() && value.asJsonArray().stream().allMatch(each -> fitsOne(each, setting.type()));
        }
        return fitsOne(value, setting.type());
    }

    private static boolean fitsOne(JsonValue value, String type) {
        if (LARGEST.containsKey(type)) {
            return isWhole(value, LARGEST.getOrDefault(type, 0L));
        }
        if (FRACTIONS.contains(type)) {
            return number(value) != null;
        }
        return switch (type) {
            case "Boolean" -> Set.of("true", "false").contains(text(value));
            case "Character", "Char" -> text(value).length() == 1;
            default -> value.getValueType() != JsonValue.ValueType.ARRAY;
        };
    }

    private static boolean isWhole(JsonValue value, long largest) {
        var number = number(value);
        return number != null
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(largest)) <= 0
                && number.compareTo(BigDecimal.valueOf(-largest - 1)) >= 0;
    }

    private static @Nullable BigDecimal number(JsonValue value) {
        try {
            return value instanceof JsonNumber number ? number.bigDecimalValue() : new BigDecimal(text(value));
        } catch (NumberFormatException none) {
            return null;
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private static String shown(JsonValue value) {
        var text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
