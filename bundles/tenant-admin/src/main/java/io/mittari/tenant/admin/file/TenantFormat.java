package io.mittari.tenant.admin.file;

import io.mittari.metrics.api.MetricsException.BadRequest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads tenant files by the published schema. */
public final class TenantFormat {

    private static final String RESOURCE = "/io/mittari/tenant/admin/tenant.schema.json";
    private static final int TOLD = 20;

    private final JsonReaderFactory readers =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    private final String published = resource();
    private final Schema schema =
            new Schema(Json.createReader(new StringReader(published)).readObject());

    /** The schema, JSON text. */
    public String published() {
        return published;
    }

    /**
     * Keys come into the order of the schema.
     *
     * @throws BadRequest telling everything that is wrong, by path
     */
    public TenantFile read(String text) throws BadRequest {
        var json = parsed(text);
        demandNone(schema.problems(json));
        var file = new TenantFile(schema.ordered(json));
        file.demandOwnNames();
        return file;
    }

    /** The tags in a file, whatever else may be wrong with it. */
    public Set<String> tags(String text) {
        var tags = new LinkedHashSet<String>();
        try {
            if (parsed(text).get("tags") instanceof JsonArray list) {
                list.forEach(tag -> tags.add(tag instanceof JsonString word ? word.getString() : tag.toString()));
            }
        } catch (BadRequest notEvenJson) {
            return Set.of();
        }
        return tags;
    }

    private JsonObject parsed(String text) throws BadRequest {
        try (var reader = readers.createReader(new StringReader(text))) {
            return reader.readObject();
        } catch (JsonParsingException e) {
            var at = e.getLocation();
            throw new BadRequest("the tenant file cannot be read as JSON at line %d, column %d: %s"
                    .formatted(at.getLineNumber(), at.getColumnNumber(), e.getMessage()));
        } catch (JsonException e) {
            throw new BadRequest("the tenant file cannot be read as a JSON object: " + e.getMessage());
        } catch (RuntimeException tooDeep) { // how Parsson tells of nesting beyond its limit
            throw new BadRequest("the tenant file cannot be read as JSON: " + tooDeep.getMessage());
        }
    }

    private static void demandNone(List<String> problems) throws BadRequest {
        if (!problems.isEmpty()) {
            var more = problems.size() > TOLD ? "\nand %d more".formatted(problems.size() - TOLD) : "";
            throw new BadRequest(String.join("\n", problems.subList(0, Math.min(TOLD, problems.size()))) + more);
        }
    }

    private static String resource() {
        try (var in = TenantFormat.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new AssertionError(RESOURCE + " is part of this bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
