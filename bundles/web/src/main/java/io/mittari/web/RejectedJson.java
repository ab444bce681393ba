package io.mittari.web;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.MetricsAdmin.RejectedRow;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Rows that were not understood, as they are kept. */
final class RejectedJson {

    private RejectedJson() {}

    static JsonObject of(TenantId tenant, List<RejectedRow> rows) {
        var array = Json.createArrayBuilder();
        rows.forEach(row -> array.add(one(row)));
        return Json.createObjectBuilder()
                .add("tenant", tenant.value())
                .add("rejected", array)
                .build();
    }

    private static JsonObjectBuilder one(RejectedRow row) {
        var rejected = row.rejected();
        var json = Json.createObjectBuilder()
                .add("id", row.id())
                .add("connector", row.instance())
                .add("source", row.source())
                .add("at", row.at().toString());
        if (row.until() != null) {
            json.add("until", row.until().toString());
        }
        json.add("origin", rejected.origin().toString());
        if (rejected.entry() != null) {
            json.add("entry", rejected.entry());
        }
        if (rejected.key() != null) {
            json.add("key", rejected.key());
        }
        return json.add("reason", rejected.reason())
                .add("raw", rejected.raw())
                .add("header", rejected.header())
                .add("dialect", rejected.dialect());
    }
}
