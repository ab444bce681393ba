package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.PeopleAdmin.KnownPerson;
import io.mittari.tenant.admin.ErasedPerson;
import io.mittari.tenant.admin.People;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** People, found and erased. What is looked for comes in a body: addresses of requests may be logged. */
final class PeopleDesk {

    private static final int PEOPLE = 100;

    private final Customers customers;
    private final People people;

    PeopleDesk(Customers customers, People people) {
        this.customers = customers;
        this.people = people;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/tenants/{tenant}/people/find", this::find),
                Route.post("/tenants/{tenant}/people/erase", this::erase));
    }

    private Reply find(Call call) throws MetricsException, Refusal, IOException {
        var asked = JsonBody.object(call);
        var text = text(asked, "text");
        int limit = limit(asked);
        return Reply.ok(
                customers.each(call.place("tenant"), tenant -> found(tenant, people.find(tenant, text, limit), limit)));
    }

    private Reply erase(Call call) throws MetricsException, Refusal, IOException {
        var asked = JsonBody.object(call);
        var id = text(asked, "id");
        var also = asked.get("also") instanceof JsonArray texts
                ? texts.getValuesAs(JsonString::getString)
                : List.<String>of();
        var tenant = customers.one(call.place("tenant"));
        return Reply.ok(erased(tenant, people.erase(tenant, id, also)));
    }

    private static JsonObject found(TenantId tenant, List<KnownPerson> found, int limit) {
        var array = Json.createArrayBuilder();
        found.forEach(person -> array.add(one(person)));
        return Json.createObjectBuilder()
                .add("tenant", tenant.value())
                .add("people", array)
                .add("more", found.size() == limit)
                .build();
    }

    private static JsonObjectBuilder one(KnownPerson person) {
        var json = Json.createObjectBuilder()
                .add("id", person.id())
                .add("kind", person.kind())
                .add("source", person.source())
                .add("facts", person.facts());
        maybe(json, "key", person.key());
        maybe(json, "name", person.name());
        maybe(json, "email", person.email());
        maybe(json, "role", person.role());
        maybe(json, "erased", person.erased() == null ? null : person.erased().toString());
        return json;
    }

    private static JsonObject erased(TenantId tenant, ErasedPerson erased) {
        var masked = Json.createArrayBuilder();
        erased.masked()
                .forEach(file -> masked.add(
                        Json.createObjectBuilder().add("file", file.file()).add("times", file.times())));
        var left = Json.createArrayBuilder();
        erased.left()
                .forEach(place -> left.add(Json.createObjectBuilder()
                        .add("place", place.place())
                        .add("times", place.times())
                        .add("why", place.why())));
        return Json.createObjectBuilder()
                .add("tenant", tenant.value())
                .add("id", erased.id())
                .add("rejected", erased.rejected())
                .add("masked", masked)
                .add("left", left)
                .build();
    }

    private static void maybe(JsonObjectBuilder json, String key, @Nullable String value) {
        if (value != null) {
            json.add(key, value);
        }
    }

    private static String text(JsonObject asked, String key) throws Refusal {
        if (asked.get(key) instanceof JsonString text && !text.getString().isBlank()) {
            return text.getString();
        }
        throw Refusal.malformed("'%s' is missing, or no text".formatted(key));
    }

    private static int limit(JsonObject asked) throws Refusal {
        if (!asked.containsKey("limit")) {
            return PEOPLE;
        }
        if (asked.get("limit") instanceof JsonNumber number && number.isIntegral() && number.intValue() > 0) {
            return number.intValue();
        }
        throw Refusal.malformed("limit: '%s' is no number of people, 1 or more".formatted(asked.get("limit")));
    }
}
