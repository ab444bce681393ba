package io.mittari.tenant.admin.file;

import io.mittari.metrics.api.MetricsException.BadRequest;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Files people write, as JSON, and what is wrong with them. */
final class JsonText {

    private static final int TOLD = 20;

    private final JsonReaderFactory readers =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private final String name;

    /** @param name what is read: {@code the tenant file} */
    JsonText(String name) {
        this.name = name;
    }

    JsonObject object(String text) throws BadRequest {
        try (var reader = readers.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonParsingException e) {
            var at = e.getLocation();
            throw new BadRequest("%s cannot be read as JSON at line %d, column %d: %s"
                    .formatted(name, at.getLineNumber(), at.getColumnNumber(), e.getMessage()));
        } catch (JsonException e) {
            throw new BadRequest("%s cannot be read as a JSON object: %s".formatted(name, e.getMessage()));
        } catch (RuntimeException tooDeep) { // how Parsson tells of nesting beyond its limit
            throw new BadRequest("%s cannot be read as JSON: %s".formatted(name, tooDeep.getMessage()));
        }
    }

    /** @param problems one sentence each; the first are told */
    static void demandNone(List<String> problems) throws BadRequest {
        if (!problems.isEmpty()) {
            var more = problems.size() > TOLD ? "\nand %d more".formatted(problems.size() - TOLD) : "";
            throw new BadRequest(String.join("\n", problems.subList(0, Math.min(TOLD, problems.size()))) + more);
        }
    }

    /** A file of this bundle. */
    static String resource(String path) {
        try (var in = JsonText.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new AssertionError(path + " is part of this bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
