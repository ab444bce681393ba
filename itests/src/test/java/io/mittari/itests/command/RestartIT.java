package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who runs what is the store's to say: it is the same after any end. */
class RestartIT {

    private static final Set<String> OF_ONE_RUN = Set.of("pid", "started", "console", "memoryUsed", "clients", "stays");

    @TempDir
    Path folder;

    @Test
    void theSameInstancesRunAfterAStopAndAfterAKill() throws Exception {
        try (var mittari = new Mittari(folder.resolve("home"))) {
            // given: a tenant in its second generation, and one in its first
            mittari.run("start").ok();
            apply(mittari, "acme", SalesEvents.MAPPING);
            apply(mittari, "acme", SalesEvents.MAPPING.replace("\"events\"", "\"deals\""));
            apply(mittari, "boreal", SalesEvents.MAPPING);
            var before = state(mittari);
            assertThat(before.toString())
                    .contains("\"generation\":2", "\"runs\":true")
                    .doesNotContain("\"runs\":false");

            // when, then
            mittari.run("stop").ok();
            mittari.run("start").ok();
            assertThat(state(mittari)).isEqualTo(before);

            // when, then
            mittari.kill();
            mittari.run("start").ok();
            assertThat(state(mittari)).isEqualTo(before);
        }
    }

    private void apply(Mittari mittari, String tenant, String mapping) throws Exception {
        var file = Files.writeString(folder.resolve(tenant + ".json"), """
                { "id": "%s", "name": "Acme", "locale": "en-US", "zone": "UTC", "currency": "EUR",
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv", "version": "0.1.0", "settings": { "mapping": %s } } ],
                  "reports": [ { "component": "io.mittari.reports.funnel", "name": "monthly", "version": "0.1.0" } ] }
                """.formatted(tenant, mapping));
        mittari.run("tenant", "apply", file.toString()).ok();
    }

    /** All that is told of the platform and its tenants, but for what belongs to one run. */
    private static List<JsonObject> state(Mittari mittari) throws Exception {
        var state = new ArrayList<JsonObject>();
        var status =
                Json.createObjectBuilder(mittari.run("status", "--json").ok().json());
        OF_ONE_RUN.forEach(status::remove);
        state.add(status.build());
        state.add(mittari.run("doctor", "--json").ok().json());
        for (var tenant : List.of("acme", "boreal")) {
            state.add(mittari.run("tenant", "show", tenant, "--json").ok().json());
        }
        return state;
    }
}
