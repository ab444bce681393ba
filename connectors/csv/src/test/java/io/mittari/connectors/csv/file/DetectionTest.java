package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports as customers have them are read right with nothing stated, however they were written. */
class DetectionTest {

    private static final long SEED = Long.getLong("mittari.seed", 20_261_122);
    private static final int VARIANTS = Integer.getInteger("mittari.variants", 25);

    @TempDir
    Path folder;

    @Test
    void exportsOfExcelAreReadInTheirEncodingAndLocale() throws Exception {
        for (var export : Samples.exports()) {
            assertReads(export, export.path(), export.locale(), export.name());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-US", "fi-FI", "nl-NL", "de-DE", "is-IS"})
    void theLettersOfAFileTellItsEncodingToTenantsOfOtherCountries(String tenant) throws Exception {
        for (var export : Samples.exports()) {
            if (!(tenant.equals("is-IS") && export.name().startsWith("tr"))) {
                assertReads(export, export.path(), Locale.forLanguageTag(tenant), export.name() + " " + tenant);
            }
        }
    }

    @Test
    void theAcidTestsAreReadCellByCell() throws Exception {
        for (var acid : Samples.spectrum()) {
            assertThat(Tables.read(acid.path(), Locale.ENGLISH)).as(acid.name()).isEqualTo(acid.table());
        }
    }

    @Test
    void exportsWrittenInAnyWayAreReadAlike() throws Exception {
        var random = new Random(SEED);
        for (var export : Samples.exports()) {
            var table = Tables.read(export.path(), export.locale());
            for (var i = 0; i < VARIANTS; i++) {
                var form = WrittenForm.any(random, table);
                var file = form.write(table, folder.resolve("x.csv"));
                assertReads(export, file, export.locale(), "seed %d: %s as %s".formatted(SEED, export.name(), form));
            }
        }
    }

    @Test
    void acidTestsWrittenInAnyWayAreReadAlike() throws Exception {
        var random = new Random(SEED);
        for (var acid : Samples.spectrum()) {
            for (var i = 0; i < VARIANTS; i++) {
                var form = WrittenForm.any(random, acid.table());
                var file = form.write(acid.table(), folder.resolve("x.csv"));
                assertThat(Tables.read(file, Locale.ENGLISH))
                        .as("seed %d: %s as %s:%n%s", SEED, acid.name(), form, Files.readString(file, form.charset()))
                        .isEqualTo(acid.table());
            }
        }
    }

    private void assertReads(Samples.Export export, Path file, Locale locale, String as) throws Exception {
        var imported = new Importing(folder)
                .locale(locale.toLanguageTag())
                .file("x.csv", file)
                .with(export.mapping());
        assertThat(imported.reasons()).as(as).isEmpty();
        assertThat(imported.records()).as(as).hasSameSizeAs(export.rows());
        for (var row = 0; row < export.rows().size(); row++) {
            var record = imported.records().get(row);
            var closed = fact(record, Closed.class);
            var described = fact(record, Described.class).attributes();
            assertThat(record.key()).as(as).isEqualTo(export.text(row, 0));
            assertThat(described.getOrDefault("company", "")).as(as).isEqualTo(export.text(row, 1));
            assertThat(described.getOrDefault("city", "")).as(as).isEqualTo(export.text(row, 2));
            assertThat(described.getOrDefault("phase", "")).as(as).isEqualTo(export.text(row, 3));
            assertThat(described.getOrDefault("note", "")).as(as).isEqualTo(export.text(row, 6));
            assertThat(closed.value()).as(as).isEqualTo(Money.of(export.number(row, 4), Currency.getInstance("EUR")));
            assertThat(closed.at()).as(as).hasToString(export.text(row, 5));
        }
    }

    private static <F extends Fact> F fact(SourceRecord record, Class<F> type) {
        return record.slots().stream()
                .map(SourceRecord.Slot::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
