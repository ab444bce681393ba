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

    @Test
    void aNewCurrencyHoldsFromTheNextImportOnWhetherThePlatformWasStartedAgainOrNot() throws Exception {
        try (var mittari = new Mittari(folder.resolve("home"))) {
            var mapping = """
                    { "key": "ID", "facts": [ { "fact": "stage", "stage": "lead", "at": "On" },
                                              { "fact": "closed", "outcome": "won", "at": "On", "value": "Amount" } ] }
                    """;
            var deals = Files.writeString(folder.resolve("deals.csv"), "ID,On,Amount\n1,2026-03-02,500\n");
            mittari.run("start").ok();
            apply(mittari, "acme", mapping);
            imported(mittari, deals, "\"stored\":2", "\"corrected\":0");

            // when: crowns over euros
            apply(mittari, "acme", mapping, "SEK");
            imported(mittari, deals, "\"known\":1", "\"corrected\":1");

            // then
            mittari.run("stop").ok();
            mittari.run("start").ok();
            imported(mittari, deals, "\"known\":2", "\"corrected\":0");
        }
    }

    private static void imported(Mittari mittari, Path file, String... counts) throws Exception {
        var receipt =
                mittari.run("import", "acme", file.toString(), "--json").ok().json();
        assertThat(receipt.toString()).contains(counts);
    }

    private void apply(Mittari mittari, String tenant, String mapping) throws Exception {
        apply(mittari, tenant, mapping, "EUR");
    }

    private void apply(Mittari mittari, String tenant, String mapping, String currency) throws Exception {
        var file = Files.writeString(folder.resolve(tenant + ".json"), """
                { "id": "%s", "name": "Acme", "locale": "en-US", "zone": "UTC", "currency": "%s",
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv", "version": "0.1.0", "settings": { "mapping": %s } } ],
                  "reports": [ { "component": "io.mittari.reports.funnel", "name": "monthly", "version": "0.1.0" } ] }
                """.formatted(tenant, currency, mapping));
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
