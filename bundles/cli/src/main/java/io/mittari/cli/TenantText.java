package io.mittari.cli;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Collectors;

/** Customers for people. */
final class TenantText {

    private TenantText() {}

    static String list(List<JsonObject> tenants) {
        if (tenants.isEmpty()) {
            return "no tenants yet; mittari tenant add makes one";
        }
        var table = new Table()
                .text("tenant")
                .text("name")
                .text("locale")
                .text("zone")
                .text("currency")
                .text("tags")
                .text("instances");
        for (var tenant : tenants) {
            table.row(
                    tenant.getString("tenant"),
                    tenant.getString("name"),
                    tenant.getString("locale"),
                    tenant.getString("zone"),
                    tenant.getString("currency"),
                    strings(tenant.getJsonArray("tags"), ","),
                    instances(tenant));
        }
        return table.toString();
    }

    static String of(JsonObject tenant) {
        var text = new StringBuilder("%s, %s%n".formatted(tenant.getString("tenant"), tenant.getString("name")));
        text.append("%s, %s, %s; version %s of its file, of %s, from #%s%n"
                .formatted(
                        tenant.getString("locale"),
                        tenant.getString("zone"),
                        tenant.getString("currency"),
                        tenant.get("version"),
                        tenant.getString("changed"),
                        tenant.get("sequence")));
        tenant.getJsonObject("funnels")
                .forEach((name, stages) ->
                        text.append("funnel %s: %s%n".formatted(name, strings(stages.asJsonArray(), " > "))));
        var table = new Table()
                .text("kind")
                .text("name")
                .text("component")
                .text("version")
                .number("generation")
                .text("state");
        for (var one : tenant.getJsonArray("instances").getValuesAs(JsonObject.class)) {
            table.row(
                    one.getString("kind"),
                    one.getString("name"),
                    one.getString("component"),
                    one.getString("version"),
                    one.getJsonNumber("generation").toString(),
                    one.getString("trouble", "runs"));
        }
        return text + "\n" + table;
    }

    private static String instances(JsonObject tenant) {
        return tenant.getJsonArray("instances").getValuesAs(JsonObject.class).stream()
                .map(one -> one.getString("name") + (one.getBoolean("runs") ? "" : " (does not run)"))
                .collect(Collectors.joining(", "));
    }

    private static String strings(JsonArray array, String between) {
        return String.join(between, array.getValuesAs(JsonString::getString));
    }
}
