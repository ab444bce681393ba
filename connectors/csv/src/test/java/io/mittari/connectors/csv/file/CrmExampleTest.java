package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real pipeline export with its two lookups, under the mapping of the documentation. */
class CrmExampleTest {

    @TempDir
    Path folder;

    @Test
    void everyRowOfTheExportIsTakenWithEveryFact() throws Exception {
        var imported = imported();

        var receipt = imported.receipt();
        assertThat(receipt.read()).isEqualTo(8_800);
        assertThat(receipt.empty()).isZero();
        assertThat(receipt.receipt().rejected()).isZero();
        assertThat(receipt.receipt().stored()).isEqualTo(15_511);
        assertThat(receipt.unmatched()).containsExactly(Map.entry("accounts", 0L), Map.entry("teams", 0L));
        assertThat(receipt.remarks()).isEmpty();
        assertThat(receipt.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("sales_pipeline.csv");
            assertThat(file.encoding()).isEqualTo("UTF-8");
            assertThat(file.delimiter()).isEqualTo(",");
            assertThat(file.rows()).isEqualTo(8_800);
        });
        assertThat(imported.batches()).allSatisfy(batch -> {
            assertThat(batch.source()).isEqualTo("crm");
            assertThat(batch.records()).hasSizeLessThanOrEqualTo(2_000);
        });
    }

    @Test
    void aWonRowSaysWhatItSays() throws Exception {
        var record = imported().records().get(0);

        assertThat(record.entry()).isEqualTo("deal");
        assertThat(record.key()).isEqualTo("1C1I7A6R");
        assertThat(record.origin()).hasToString("sales_pipeline.csv:2");
        assertThat(record.slots())
                .containsExactly(
                        new Slot(
                                "stage/engaging",
                                false,
                                new StageEntered(
                                        new Stage("engaging"), At.day(LocalDate.of(2016, 10, 20)), Context.NONE)),
                        new Slot(
                                "closed",
                                false,
                                new Closed(
                                        Outcome.WON,
                                        At.day(LocalDate.of(2017, 3, 1)),
                                        Money.of(new BigDecimal(1054), Currency.getInstance("USD")),
                                        null,
                                        Context.NONE)),
                        new Slot(
                                "described",
                                false,
                                new Described(
                                        io.mittari.metrics.api.fact.Entity.OPPORTUNITY,
                                        "",
                                        Map.of(
                                                "owner", "Moses Frase",
                                                "company", "Cancity",
                                                "team", "Dustin Brinkmann",
                                                "region", "Central",
                                                "segment", "retail",
                                                "product", "GTX Plus Basic"))));
    }

    private Importing.Imported imported() throws Exception {
        var data = "data/crm-sales-opportunities/";
        return new Importing(folder)
                .file("sales_pipeline.csv", Shared.file(data + "sales_pipeline.csv"))
                .file("accounts.csv", Shared.file(data + "accounts.csv"))
                .file("sales_teams.csv", Shared.file(data + "sales_teams.csv"))
                .with(Files.readString(Shared.file("examples/mappings/crm-sales-opportunities.json")));
    }
}
