package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Total;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer that has only monthly totals, under the mapping of the documentation. */
class MonthlyTotalsTest {

    private static final String MONTHS = """
            Kuukausi;Liidit;Tapaamiset;Tarjoukset;Kaupat;Myynti;Arvio
            tammikuu 2026;120;30;18;7;84 500,50 €;
            helmikuu 2026;98;;15;5;61 000,00 €;x
            ;;;;;;
            """;

    @TempDir
    Path folder;

    @Test
    void eachFilledMonthAndStageIsATotal() throws Exception {
        var imported = imported("2026.csv", MONTHS.getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(imported.facts(Total.class))
                .hasSize(7)
                .contains(
                        new Total(
                                new Stage("lead"),
                                null,
                                null,
                                120,
                                LocalDate.of(2026, 1, 1),
                                Total.Per.MONTH,
                                null,
                                false,
                                Context.NONE),
                        new Total(
                                null,
                                Outcome.WON,
                                null,
                                5,
                                LocalDate.of(2026, 2, 1),
                                Total.Per.MONTH,
                                Money.of(new BigDecimal("61000"), Currency.getInstance("EUR")),
                                true,
                                Context.NONE));
        assertThat(imported.records()).extracting("key").containsExactly("tammikuu 2026", "helmikuu 2026");
        assertThat(imported.records())
                .allSatisfy(record -> assertThat(record.subject()).isNull());
        assertThat(imported.receipt().read()).isEqualTo(3);
        assertThat(imported.receipt().empty()).isEqualTo(1);
    }

    @Test
    void aFileOfAnotherEncodingIsReadInItAndTold() throws Exception {
        var bytes = MONTHS.replace("tammikuu 2026", "määrä 2026").getBytes(Charset.forName("windows-1252"));

        var imported = imported("2026.csv", bytes);

        assertThat(imported.reasons().get(0)).startsWith("'määrä 2026' in column ");
        assertThat(imported.receipt().files().get(0).encoding()).isEqualTo("windows-1252");
        assertThat(imported.receipt().remarks())
                .contains(
                        "2026.csv: read as windows-1252: no UTF-8; in it 5 of 5 bytes beyond ASCII stand as they do in"
                                + " words and amounts; state \"encoding\" in \"format\" if letters are wrong");
    }

    private Importing.Imported imported(String name, byte[] content) throws Exception {
        return new Importing(folder)
                .file(name, content)
                .with(Files.readString(Shared.file("examples/mappings/monthly-totals.json")));
    }
}
