package io.mittari.itests.command;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;

/** How a command ended, and what it said. */
record Ran(String line, int exit, String out, String err) {

    /** The one document on standard output. */
    JsonObject json() {
        try (var reader = Json.createReader(new StringReader(out))) {
            return reader.readObject();
        } catch (RuntimeException e) {
            throw new AssertionError("no JSON object on standard output: " + this, e);
        }
    }

    Ran ok() {
        if (exit != 0) {
            throw new AssertionError("expected to be done: " + this);
        }
        return this;
    }
}
