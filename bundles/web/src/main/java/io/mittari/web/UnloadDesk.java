package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.tenant.admin.Unloads;
import jakarta.json.Json;
import java.util.List;

/** Bundles that no customer uses, taken out of the running platform. */
final class UnloadDesk {

    private final Unloads unloads;

    UnloadDesk(Unloads unloads) {
        this.unloads = unloads;
    }

    List<Route> routes() {
        return List.of(Route.post("/bundles/{name}/{version}/unload", this::unload));
    }

    private Reply unload(Call call) throws MetricsException {
        var unloaded = unloads.unload(call.place("name"), call.place("version"));
        return Reply.ok(Json.createObjectBuilder()
                .add("bundle", unloaded.bundle())
                .add("gone", unloaded.gone())
                .add("millis", unloaded.millis())
                .add("holders", Json.createArrayBuilder(unloaded.holders()))
                .add("objects", Json.createArrayBuilder(unloaded.objects()))
                .build());
    }
}
