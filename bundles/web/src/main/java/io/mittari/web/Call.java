package io.mittari.web;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, apart from how it came.
 *
 * @param path the values of the route's places, {@code tenant} for {@code {tenant}}
 * @param query decoded
 * @param length of the body in bytes; -1 where it is not told
 */
record Call(Map<String, String> path, Map<String, List<String>> query, InputStream body, long length) {

    /** The value of a place of the route. */
    String place(String name) {
        var value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no {" + name + "}");
        }
        return value;
    }

    /** A parameter that may be given once. */
    Optional<String> one(String name) throws Refusal {
        var values = query.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Refusal.malformed("'%s' is given %d times".formatted(name, values.size()));
        }
        return values.stream().findFirst();
    }

    String needed(String name) throws Refusal {
        return one(name).orElseThrow(() -> Refusal.malformed("'%s' is missing".formatted(name)));
    }

    boolean flag(String name) throws Refusal {
        var value = one(name).orElse("false");
        return switch (value) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw Refusal.malformed("'%s' is true or false, not '%s'".formatted(name, value));
        };
    }
}
