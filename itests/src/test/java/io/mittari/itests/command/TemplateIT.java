package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.SwapBundles;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency changes what its customers have in common; what each has of its own stays. */
class TemplateIT {

    private static final String MONTHLY = SwapBundles.component(SwapBundles.MONTHLY);

    @TempDir
    Path folder;

    @Test
    void aNewVersionOfATemplateIsMergedIntoEachCustomersFileOfATag() throws Exception {
        try (var mittari = new Mittari(SwapBundles.shippedWith(folder), folder.resolve("home"), Map.of())) {
            // given: three customers on the first version, two of them with an override of their own
            mittari.run("start").ok();
            assertThat(put(mittari, 90, "1.0.0")).isEqualTo("agency@1: kept\n");
            assertThat(put(mittari, 90, "1.0.0")).isEqualTo("agency@1 says the same already: no new version\n");
            mittari.run("tenant", "add", "acme", "--name", "Acme", "--template", "agency")
                    .ok();
            apply(mittari, "boreal", "\"businessModel\": \"shoes\", \"vat\": \"gross\"");
            apply(mittari, "cargo", "\"horizon\": 120");
            assertThat(put(mittari, 60, "1.1.0")).isEqualTo("agency@2: kept\n");
            var file = file(mittari, "cargo");

            // when: the difference is asked for
            var diff =
                    mittari.run("template", "diff", "agency@2", "@retail").ok().out();

            // then: it tells what each would take and keep, and nothing has changed
            var swapped = "report monthly: %s 1.0.0 -> %s 1.1.0".formatted(MONTHLY, MONTHLY);
            assertThat(diff).contains("acme: agency@1 -> agency@2, not done\n  takes horizon: 90 -> 60\n", swapped);
            assertThat(diff).contains("  keeps vat: \"gross\"; \"net\" in agency@2\n");
            assertThat(diff)
                    .contains(
                            "  conflict horizon: 90 in agency@1, 60 in agency@2, 120 in the customer's file\n",
                            "  cannot be applied: 1 conflict;");
            assertThat(file(mittari, "acme").getString("template")).isEqualTo("agency@1");

            // when: it is applied to all of the tag
            var applied = mittari.run("template", "apply", "agency@2", "@retail", "--why", "shorter");

            // then: the conflict hinders none but its own customer, who is not touched
            assertThat(applied.exit()).isEqualTo(1);
            assertThat(applied.err()).contains("cargo: both the template and the customer have changed the same:");
            assertThat(file(mittari, "cargo")).isEqualTo(file);
            for (var tenant : new String[] {"acme", "boreal"}) {
                assertThat(file(mittari, tenant).getString("template")).isEqualTo("agency@2");
                assertThat(file(mittari, tenant).getInt("horizon")).isEqualTo(60);
                assertThat(report(mittari, tenant)).contains("created in the month.");
                assertThat(mittari.run("swap", "history", tenant).ok().out())
                        .contains("template apply agency@2: shorter", swapped);
            }
            assertThat(file(mittari, "boreal").getString("vat")).isEqualTo("gross");
            assertThat(file(mittari, "boreal").getString("businessModel")).isEqualTo("shoes");
            assertThat(report(mittari, "cargo")).contains("closed in.");

            // and: it holds after a kill
            mittari.kill();
            mittari.run("start").ok();
            assertThat(report(mittari, "acme")).contains("created in the month.");
            assertThat(mittari.run("template", "list").ok().out())
                    .containsPattern("agency@2 .* acme, boreal")
                    .containsPattern("agency@1 .* cargo");

            // when, then: a person decides the conflict
            mittari.run("template", "apply", "agency", "cargo", "--keep", "horizon")
                    .ok();
            assertThat(file(mittari, "cargo").getInt("horizon")).isEqualTo(120);
            assertThat(report(mittari, "cargo")).contains("created in the month.");

            // when, then: what is of one customer, or is not there, is refused by name
            var refused = mittari.run("tenant", "add", "delta", "--name", "Delta", "--template", "agency@9");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("there is no template agency@9; there are: agency@2, agency@1");
            var own = Files.writeString(folder.resolve("own.json"), "{ \"id\": \"acme\", \"horizn\": 60 }");
            assertThat(mittari.run("template", "put", "agency", own.toString()).err())
                    .contains(
                            "id is one customer's: leave it out, each tenant file has its own",
                            "horizn is no key of a template; did you mean 'horizon'?");
        }
    }

    @Test
    void templatesAreInABackupAndAnExportIsWholeWithoutThem() throws Exception {
        var shipped = SwapBundles.shippedWith(folder);
        var backup = folder.resolve("backup");
        try (var mittari = new Mittari(shipped, folder.resolve("home"), Map.of())) {
            mittari.run("start").ok();
            put(mittari, 90, "1.0.0");
            mittari.run("tenant", "add", "acme", "--name", "Acme", "--template", "agency")
                    .ok();
            mittari.run("backup", backup.toString()).ok();

            mittari.run("tenant", "export", "acme", folder.resolve("export").toString())
                    .ok();
            assertThat(Files.readString(folder.resolve("export").resolve("tenant.jsonl")))
                    .contains("\"template\":\"agency@1\"", "\"horizon\":90", "\"version\":\"1.0.0\"");
        }
        try (var restored = new Mittari(shipped, folder.resolve("restored"), Map.of())) {
            restored.run("restore", backup.toString()).ok();
            restored.run("start").ok();
            assertThat(put(restored, 60, "1.0.0")).isEqualTo("agency@2: kept\n");
            restored.run("template", "apply", "agency", "acme").ok();
            assertThat(file(restored, "acme").getInt("horizon")).isEqualTo(60);
        }
    }

    private String put(Mittari mittari, int horizon, String version) throws Exception {
        var file = Files.writeString(folder.resolve("agency.json"), """
                { "locale": "en-US", "zone": "UTC", "currency": "EUR", "tags": ["retail"], "horizon": %d, "vat": "net",
                  "reports": [ { "component": "%s", "name": "monthly", "version": "%s" } ] }
                """.formatted(horizon, MONTHLY, version));
        return mittari.run("template", "put", "agency", file.toString()).ok().out();
    }

    private void apply(Mittari mittari, String tenant, String own) throws Exception {
        var file = Files.writeString(
                folder.resolve(tenant + ".json"),
                "{ \"id\": \"%s\", \"name\": \"A customer\", \"template\": \"agency@1\", %s }".formatted(tenant, own));
        mittari.run("tenant", "apply", file.toString()).ok();
    }

    private static JsonObject file(Mittari mittari, String tenant) throws Exception {
        return Json.createReader(new StringReader(
                        mittari.run("tenant", "show", tenant, "--file").ok().out()))
                .readObject();
    }

    private static String report(Mittari mittari, String tenant) throws Exception {
        return mittari.run("report", tenant, "monthly", "--month", "2026-03", "--format", "md")
                .ok()
                .out();
    }
}
