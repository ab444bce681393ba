package io.mittari.report.render;

import io.mittari.metrics.api.report.Document;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** A document in all forms in which one part of it is another, whatever parts documents have. */
final class OneChange {

    private OneChange() {}

    /** By what was changed. */
    static Map<String, Document> each(Document document) {
        var changed = new LinkedHashMap<String, Document>();
        each("document", document, (what, other) -> changed.put(what, (Document) other));
        return changed;
    }

    private static void each(String place, Object value, BiConsumer<String, Object> told) {
        if (value instanceof Record record) {
            parts(place, record, told);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                int at = i;
                each("%s[%d]".formatted(place, i), list.get(i), (what, other) -> {
                    var changed = new ArrayList<Object>(list);
                    changed.set(at, other);
                    told.accept(what, changed);
                });
            }
        } else if (value != null) {
            told.accept(place, other(value));
        }
    }

    private static void parts(String place, Record record, BiConsumer<String, Object> told) {
        for (var component : record.getClass().getRecordComponents()) {
            each(place + "." + component.getName(), value(component, record), (what, other) -> {
                try {
                    told.accept(what, with(record, component, other));
                } catch (IllegalArgumentException invalid) {
                    // no such document can be
                }
            });
        }
    }

    private static Object value(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Record with(Record record, RecordComponent changed, Object other) {
        var components = record.getClass().getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(each -> each.getName().equals(changed.getName()) ? other : value(each, record))
                .toArray();
        try {
            return (Record) record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Object other(Object value) {
        if (value instanceof String text) {
            return text + "!";
        } else if (value instanceof Integer number) {
            return number + 1;
        } else if (value instanceof Long number) {
            return number + 1;
        } else if (value instanceof Double number) {
            return number + 1;
        } else if (value instanceof Boolean is) {
            return !is;
        } else if (value instanceof BigDecimal number) {
            return number.add(new BigDecimal("0.0001"));
        } else if (value instanceof Locale) {
            return Locale.forLanguageTag("fi");
        } else if (value instanceof Currency) {
            return Currency.getInstance("SEK");
        } else if (value instanceof Enum<?> one) {
            return Arrays.stream(one.getDeclaringClass().getEnumConstants())
                    .filter(each -> each != one)
                    .findFirst()
                    .orElseThrow();
        }
        throw new AssertionError("no other one for " + value.getClass());
    }
}
