package io.mittari.cli;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked for: a path of the API and its parameters, encoded. */
record Target(String text) {

    /** @param parts each one part of the path, whatever characters it has */
    static Target of(String... parts) {
        var encoded = new ArrayList<String>();
        for (var part : parts) {
            encoded.add(encoded(part));
        }
        return new Target(String.join("/", encoded));
    }

    /** Adds a parameter; null: not. */
    Target with(String name, @Nullable Object value) {
        return value == null
                ? this
                : new Target(text + (text.contains("?") ? "&" : "?") + name + "=" + encoded(value.toString()));
    }

    Target with(String name, List<String> values) {
        var all = this;
        for (var value : values) {
            all = all.with(name, value);
        }
        return all;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
