package io.mittari.connectors.csv.mapping;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of the mapping, asked key by key; a key nobody knows is refused with the nearest known one. */
final class Keys {

    private final Node.Obj object;

    private Keys(Node.Obj object) {
        this.object = object;
    }

    static Keys of(Node node, String what) {
        if (node instanceof Node.Obj object) {
            return new Keys(object);
        }
        throw new MappingRefused(node.place(), "%s is an object, not %s".formatted(what, node.kind()));
    }

    static Keys of(Node node, String what, Set<String> known) {
        var keys = of(node, what);
        for (var key : keys.object.keys().entrySet()) {
            if (!known.contains(key.getKey())) {
                throw new MappingRefused(
                        key.getValue(),
                        "unknown key \"%s\" of %s; the nearest known one is \"%s\" (known: %s)"
                                .formatted(
                                        key.getKey(),
                                        what,
                                        Words.nearest(key.getKey(), known),
                                        Words.list(known.stream().sorted().toList())));
            }
        }
        return keys;
    }

    Place place() {
        return object.place();
    }

    Set<String> names() {
        return object.keys().keySet();
    }

    boolean has(String key) {
        return object.values().containsKey(key);
    }

    /** Where the key stands, or the object if it is not there. */
    Place place(String key) {
        var place = object.keys().get(key);
        return place == null ? object.place() : place;
    }

    /** The value; null if the key is not there. A JSON null is a {@link Node.Null}. */
    @Nullable
    Node get(String key) {
        return object.values().get(key);
    }

    Node need(String key, String why) {
        var node = get(key);
        if (node == null) {
            throw new MappingRefused(object.place(), "\"%s\" is missing: %s".formatted(key, why));
        }
        return node;
    }

    @Nullable
    String text(String key) {
        var node = get(key);
        if (node == null || node instanceof Node.Null) {
            return null;
        }
        return text(node);
    }

    boolean flag(String key, boolean otherwise) {
        var node = get(key);
        if (node == null || node instanceof Node.Null) {
            return otherwise;
        }
        if (node instanceof Node.Bool bool) {
            return bool.value();
        }
        throw new MappingRefused(node.place(), "true or false, not " + node.kind());
    }

    int number(String key, int otherwise, int least, int most) {
        var node = get(key);
        if (node == null || node instanceof Node.Null) {
            return otherwise;
        }
        var number = decimal(node);
        if (number.stripTrailingZeros().scale() > 0
                || number.compareTo(BigDecimal.valueOf(least)) < 0
                || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new MappingRefused(node.place(), "a whole number from %d to %d".formatted(least, most));
        }
        return number.intValue();
    }

    static String text(Node node) {
        if (node instanceof Node.Text text) {
            return text.value();
        }
        throw new MappingRefused(node.place(), "a text, not " + node.kind());
    }

    static BigDecimal decimal(Node node) {
        if (node instanceof Node.Num number) {
            return new BigDecimal(number.value());
        }
        throw new MappingRefused(node.place(), "a number, not " + node.kind());
    }

    static List<Node> list(Node node, String of) {
        if (node instanceof Node.Arr list) {
            return list.values();
        }
        throw new MappingRefused(node.place(), "a list of %s, not %s".formatted(of, node.kind()));
    }

    static List<String> texts(Node node, String of) {
        var texts = new ArrayList<String>();
        for (var value : list(node, of)) {
            texts.add(text(value));
        }
        return texts;
    }

    /** A text as it is written, a number or truth value in its usual form. */
    static String scalar(Node node) {
        if (node instanceof Node.Num number) {
            return number.value();
        }
        if (node instanceof Node.Bool bool) {
            return String.valueOf(bool.value());
        }
        return text(node);
    }
}
