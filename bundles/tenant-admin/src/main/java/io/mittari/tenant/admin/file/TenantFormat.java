package io.mittari.tenant.admin.file;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Reads tenant files by the published schema. */
public final class TenantFormat {

    static final String RESOURCE = "/io/mittari/tenant/admin/tenant.schema.json";

    private final JsonText texts = new JsonText("the tenant file");
    private final String published = JsonText.resource(RESOURCE);
    private final Schema schema =
            new Schema(Json.createReader(new StringReader(published)).readObject(), "a tenant file");

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
        var json = texts.object(text);
        JsonText.demandNone(schema.problems(json));
        var file = new TenantFile(schema.ordered(json));
        file.demandOwnNames();
        return file;
    }

    /**
     * With what the template says that the file names, for keys that the file leaves out; a key that it has is the
     * tenant's own as a whole. Whatever else may be wrong with it is left for {@link #read}.
     */
    public String filled(String text, Templates templates) throws BadRequest, Unavailable {
        var json = texts.object(text);
        if (!(json.get("template") instanceof JsonString name) || !TemplateName.isExact(name.getString())) {
            return text;
        }
        var filled = Json.createObjectBuilder(json);
        templates.demand(TemplateName.of(name.getString())).json().forEach((key, value) -> {
            if (!json.containsKey(key)) {
                filled.add(key, value);
            }
        });
        return filled.build().toString();
    }

    /** The tags in a file, whatever else may be wrong with it. */
    public Set<String> tags(String text) {
        var tags = new LinkedHashSet<String>();
        try {
            if (texts.object(text).get("tags") instanceof JsonArray list) {
                list.forEach(tag -> tags.add(tag instanceof JsonString word ? word.getString() : tag.toString()));
            }
        } catch (BadRequest notEvenJson) {
            return Set.of();
        }
        return tags;
    }

    /** The template a file names, whatever else may be wrong with it. */
    public Optional<String> template(String text) {
        try {
            return texts.object(text).get("template") instanceof JsonString name
                    ? Optional.of(name.getString())
                    : Optional.empty();
        } catch (BadRequest notEvenJson) {
            return Optional.empty();
        }
    }

    /** Finds templates. */
    @FunctionalInterface
    public interface Templates {

        /** @throws BadRequest if there is none, naming those there are */
        TemplateFile demand(TemplateName name) throws BadRequest, Unavailable;
    }
}
