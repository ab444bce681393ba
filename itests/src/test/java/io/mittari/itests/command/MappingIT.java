package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Shared;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A customer's first export, from no mapping to figures. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class MappingIT {

    @TempDir
    Path folder;

    @Test
    void isWrittenCheckedAndImportedWithoutATenantBeforehand() throws Exception {
        var export = export("sales_pipeline.csv");
        var accounts = export("accounts.csv");
        try (var mittari = new Mittari(folder.resolve("home"))) {
            mittari.run("start").ok();

            var suggested = mittari.run("mapping", "suggest", export, accounts, "--locale", "en-US")
                    .ok();
            var mapping = Files.writeString(folder.resolve("m.json"), suggested.out());
            var checked = mittari.run("mapping", "check", mapping.toString(), export, accounts, "--json")
                    .ok();

            assertThat(suggested.err()).contains("as 'lead' on the day of 'engage_date'");
            var file = checked.json().getJsonArray("files").getJsonObject(0);
            assertThat(List.of(file.getInt("rows"), file.getInt("taken"), file.getInt("rejected")))
                    .containsExactly(8800, 8800, 0);
            assertThat(fact(file, "closed").getInt("rows")).isEqualTo(6711);
            mittari.run(
                            "tenant",
                            "add",
                            "acme",
                            "--name",
                            "Acme",
                            "--locale",
                            "en-US",
                            "--zone",
                            "UTC",
                            "--currency",
                            "USD")
                    .ok();
            var receipt = mittari.run("import", "acme", export, accounts, "--mapping", mapping.toString(), "--json")
                    .ok();
            assertThat(receipt.json().getInt("stored")).isEqualTo(8300 + 2089 + 6711);
        }
    }

    @Test
    void whatAnImportWouldRefuseACheckRefuses() throws Exception {
        var deals = Files.writeString(folder.resolve("deals.csv"), "ID;Created\n1;2.1.2026\n2;soon\n");
        var twice = Files.writeString(folder.resolve("twice.json"), """
                { "mapping": 1, "key": "ID", "facts": [
                  { "fact": "stage", "stage": "lead", "at": "Created" }, { "fact": "stage", "stage": "lead", "at": "ID" } ] }
                """);
        var good = Files.writeString(folder.resolve("good.json"), """
                { "mapping": 1, "key": "ID", "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" } ] }
                """);
        try (var mittari = new Mittari(folder.resolve("home"))) {
            var refused = mittari.run("mapping", "check", twice.toString(), deals.toString());
            var table = mittari.run("mapping", "check", good.toString(), deals.toString(), "--locale", "fi-FI")
                    .ok();

            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("fills the same slot \"stage/lead\" as facts[0]");
            assertThat(table.out())
                    .contains("2 rows: 1 taken, 0 empty, 1 rejected")
                    .contains("Created  yes   date  d.M.yyyy")
                    .contains("1 rejected: 'soon' in column 'Created' is no date as the column's others are written")
                    .contains("line 3: 2;soon");
        }
    }

    @Test
    void aToolsExportNeedsItsPresetOnly() throws Exception {
        var deals = Files.writeString(folder.resolve("deals.csv"), """
                Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Associated Company,Closed Lost Reason
                9001,Big one,Closed Won,Sales,1200.50,2026-02-01 10:00,2026-01-05 09:30,Aino,Acme,
                9002,Small one,Closed Lost,Sales,300,2026-02-03 10:00,2026-01-06 09:30,Eero,Bolt,Price
                """);
        try (var mittari = new Mittari(folder.resolve("home"))) {
            mittari.startFor("acme");

            var receipt = mittari.run("import", "acme", deals.toString(), "--preset", "hubspot-deals", "--json")
                    .ok();
            var won = mittari.run("metric", "acme", "won-count", "--json").ok().json();

            assertThat(receipt.json().getInt("stored")).isEqualTo(4);
            assertThat(won.getJsonArray("rows").getJsonObject(0).getInt("value"))
                    .isEqualTo(1);
            assertThat(mittari.run("import", "acme", deals.toString(), "--preset", "hubspot")
                            .err())
                    .contains("there is no preset 'hubspot'; there are: hubspot-deals, ");
        }
    }

    private static String export(String name) {
        return Shared.dir()
                .resolve("data/crm-sales-opportunities")
                .resolve(name)
                .toString();
    }

    private static JsonObject fact(JsonObject file, String name) {
        return file.getJsonArray("facts").getValuesAs(JsonObject.class).stream()
                .filter(fact -> fact.getString("fact").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
