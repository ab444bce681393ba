package io.mittari.report.render;

import static io.mittari.report.render.Markup.escaped;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What stands in the head of every page: its own policy forbids browsers to fetch or run anything. */
final class Head {

    private Head() {}

    /** @param sheets of this package, one after the other */
    static String of(String title, String... sheets) {
        var style = new StringBuilder();
        for (var sheet : sheets) {
            style.append(text(sheet));
        }
        return """
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                """.formatted(escaped(title), style);
    }

    private static String text(String sheet) {
        try (var in = Head.class.getResourceAsStream(sheet)) {
            if (in == null) {
                throw new IllegalStateException(sheet + " is missing in this bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
