package io.mittari.web;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What is answered, apart from how it goes out. */
record Reply(int status, String mediaType, Body body) {

    static final String JSON = "application/json; charset=utf-8";
    static final String HTML = "text/html; charset=utf-8";

    /** Writes the content; called once, by the thread of the request. */
    @FunctionalInterface
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    static Reply ok(JsonValue json) {
        return json(200, json);
    }

    static Reply json(int status, JsonValue json) {
        return of(status, JSON, text(json).getBytes(StandardCharsets.UTF_8));
    }

    static Reply of(int status, String mediaType, byte[] content) {
        return new Reply(status, mediaType, out -> out.write(content));
    }

    static Reply error(Refusal refusal) {
        var json = Json.createObjectBuilder().add("error", refusal.message());
        return json(refusal.status(), (refusal.usage() ? json.add("usage", true) : json).build());
    }

    static Reply error(int status, String message) {
        return json(status, Json.createObjectBuilder().add("error", message).build());
    }

    private static String text(JsonValue json) {
        var text = new StringWriter();
        try (var writer = Json.createWriter(text)) {
            writer.write(json);
        }
        return text.append('\n').toString();
    }
}
