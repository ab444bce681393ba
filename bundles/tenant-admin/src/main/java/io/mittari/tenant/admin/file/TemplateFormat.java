package io.mittari.tenant.admin.file;

import io.mittari.metrics.api.MetricsException.BadRequest;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads templates: tenant files without what is one customer's own. The schema is that of the tenant file less these keys,
 * so that what a template says is always something that a tenant file can say.
 */
public final class TemplateFormat {

    private static final String MEND = "leave it out, each tenant file has its own";

    /** Why a template does not have them. */
    private static final Map<String, String> OWN = Map.of(
            "id", "id is one customer's: " + MEND,
            "name", "name is one customer's: " + MEND,
            "template", "template is not allowed here: a template is not made of another one");

    private final JsonText texts = new JsonText("the template");
    private final JsonObject published =
            derived(Json.createReader(new StringReader(JsonText.resource(TenantFormat.RESOURCE)))
                    .readObject());
    private final Schema schema = new Schema(published, "a template");

    /** The schema, JSON text. */
    public String published() {
        var text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(published);
        }
        return text.toString().strip() + "\n";
    }

    /**
     * Keys come into the order of the schema.
     *
     * @throws BadRequest telling everything that is wrong, by path
     */
    public TemplateFile read(String text) throws BadRequest {
        var json = texts.object(text);
        var problems = new ArrayList<>(ownKeys(json));
        var rest = Json.createObjectBuilder(json);
        OWN.keySet().forEach(rest::remove);
        rest.addAll(withoutSince(json));
        var common = rest.build();
        problems.addAll(schema.problems(common));
        JsonText.demandNone(problems);
        return TemplateFile.of(schema.ordered(common));
    }

    private static List<String> ownKeys(JsonObject json) {
        var problems = new ArrayList<String>();
        json.keySet().stream().filter(OWN::containsKey).map(OWN::get).forEach(problems::add);
        if (json.get("connectors") instanceof JsonArray connectors) {
            for (int i = 0; i < connectors.size(); i++) {
                if (connectors.get(i) instanceof JsonObject connector && connector.containsKey("since")) {
                    problems.add("connectors[%d].since is one customer's, the day its deliveries begin: %s"
                            .formatted(i, MEND));
                }
            }
        }
        return problems;
    }

    /** It is told already. */
    private static JsonObjectBuilder withoutSince(JsonObject json) {
        var rest = Json.createObjectBuilder();
        if (json.get("connectors") instanceof JsonArray connectors) {
            var list = Json.createArrayBuilder();
            connectors.forEach(each -> list.add(
                    each instanceof JsonObject connector
                            ? Json.createObjectBuilder(connector)
                                    .remove("since")
                                    .build()
                            : each));
            rest.add("connectors", list);
        }
        return rest;
    }

    private static JsonObject derived(JsonObject tenant) {
        var properties = Json.createObjectBuilder(tenant.getJsonObject("properties"));
        OWN.keySet().forEach(properties::remove);
        var connectors = tenant.getJsonObject("properties").getJsonObject("connectors");
        var entry = connectors.getJsonObject("items");
        properties.add(
                "connectors",
                Json.createObjectBuilder(connectors)
                        .add(
                                "items",
                                Json.createObjectBuilder(entry)
                                        .add(
                                                "properties",
                                                Json.createObjectBuilder(entry.getJsonObject("properties"))
                                                        .remove("since"))));
        return Json.createObjectBuilder(tenant)
                .remove("required")
                .add("$id", "https://mittari.io/schema/template-1.json")
                .add("title", "Mittari template")
                .add("description", "What several customers' files have in common. Nothing is needed.")
                .add("properties", properties)
                .build();
    }
}
