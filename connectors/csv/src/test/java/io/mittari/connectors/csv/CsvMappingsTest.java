package io.mittari.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.ImportRequest.Progress;
import io.mittari.connector.spi.MappingCheck.CheckedFile;
import io.mittari.connector.spi.MappingCheck.Column;
import io.mittari.connector.spi.MappingCheck.MadeFact;
import io.mittari.connector.spi.MappingCheck.Reason;
import io.mittari.connector.spi.MappingSample;
import io.mittari.connector.spi.MappingSuggestion;
import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvMappingsTest {

    private static final String DEALS = """
            ID;Created;Offered;Status;Closed;Amount;Seller
            1;2.1.2026;9.1.2026;Won;20.1.2026;12 500,00;Aino
            2;3.1.2026;;Lost;30.1.2026;;Eero
            3;5.1.2026;;Open;;yes;Eero
            ;6.1.2026;;Open;;;Eero
            4;7.1.2026;;Won;20.1.2026;tbd;
            5;8.1.2026;;Won;20.1.2026;n/a;

            6;9.1.2026;;Won;20.1.2026;1;Eero;more
            """;

    private static final String MAPPING = """
            { "mapping": 1, "key": "ID",
              "facts": [
                { "fact": "stage", "stage": "lead", "at": "Created" },
                { "fact": "stage", "stage": "offer", "at": "Offered" },
                { "fact": "closed", "outcome": { "column": "Status", "values": { "Won": "won", "Lost": "lost", "*": null } },
                  "at": "Closed", "value": "Amount" } ],
              "attributes": { "owner": "Seller" } }
            """;

    private final CsvMappings mappings = new CsvMappings();

    @TempDir
    Path folder;

    private Progress progress = Progress.NONE;

    @Test
    void aCheckCountsTheRowsThatMakeEachFact() throws Exception {
        var file = check(MAPPING, DEALS);

        assertThat(file.facts())
                .containsExactly(
                        new MadeFact("facts[0]", "stage lead", 3),
                        new MadeFact("facts[1]", "stage offer", 1),
                        new MadeFact("facts[2]", "closed", 2),
                        new MadeFact("attributes", "opportunity described by owner", 3));
        assertThat(List.of(file.rows(), file.taken(), file.empty(), file.rejected()))
                .containsExactly(8L, 3L, 1L, 4L);
    }

    @Test
    void reasonsAreCountedWhateverValueTheyNameAndShowTheirFirstRow() throws Exception {
        assertThat(check(MAPPING, DEALS).reasons())
                .containsExactlyInAnyOrder(
                        new Reason("'tbd' in column 'Amount' is no number", 2, 6, "4;7.1.2026;;Won;20.1.2026;tbd;"),
                        new Reason("the key (column 'ID') is empty", 1, 5, ";6.1.2026;;Open;;;Eero"),
                        new Reason(
                                "8 cells, but the header names 7 columns; does a cell hold the delimiter without quotes?",
                                1,
                                9,
                                "6;9.1.2026;;Won;20.1.2026;1;Eero;more"));
    }

    @Test
    void columnsThatTheMappingDoesNotNameAreShownAsTheyLook() throws Exception {
        var mapping = """
                { "mapping": 1, "key": "ID", "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" } ] }
                """;

        assertThat(check(mapping, """
                ID;Created;Offered;Amount
                1;2.1.2026;13.1.2026;1,5
                2;3.1.2026;;2,25
                3;3.1.2026;;0,75
                """).columns())
                .containsExactly(
                        new Column("ID", true, "text", "", 3, List.of("1", "2", "3")),
                        new Column("Created", true, "date", "d.M.yyyy", 3, List.of("2.1.2026", "3.1.2026")),
                        new Column("Offered", false, "date", "d.M.yyyy", 1, List.of("13.1.2026")),
                        new Column("Amount", false, "number", "decimal sign ,", 3, List.of("1,5", "2,25", "0,75")));
    }

    @Test
    void allUnknownColumnsAreNamedAtOnceEachWithItsNearest() {
        var wrong = MAPPING.replace("\"Offered\"", "\"Ofered\"").replace("\"Seller\"", "\"Sellr\"");

        assertThatThrownBy(() -> check(wrong, DEALS))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "deals.csv has no columns 'Ofered' (the nearest is 'Offered'), 'Sellr' (the nearest is 'Seller'); it has: ID, Created, Offered, Status, Closed, Amount, Seller");
    }

    @Test
    void aCheckRefusesTwoFactsForOneSlot() {
        var wrong = MAPPING.replace("\"stage\": \"offer\"", "\"stage\": \"lead\"");

        assertThatThrownBy(() -> check(wrong, DEALS))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("fills the same slot \"stage/lead\" as facts[0]");
    }

    @Test
    void aCheckCanBeEndedFromOutside() {
        progress = (bytes, rows) -> {
            throw new CancellationException("enough");
        };
        var many = new StringBuilder("ID;Created\n");
        for (var row = 0; row < 10_000; row++) {
            many.append(row).append(";2.1.2026\n");
        }

        assertThatThrownBy(() -> mappings.suggest(sample("fi-FI", file("deals.csv", many.toString()))))
                .isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | ID;Created Date;Status;Close Date;Deal value;Loss reason;Sales rep;Lead source;Company;Product | Won;Lost;Open
            fi | Tunnus;Luontipäivä;Tila;Sulkupäivä;Arvo;Häviön syy;Myyjä;Lähde;Yritys;Tuote | Voitettu;Hävitty;Avoin
            nl | Nummer;Aangemaakt op;Status;Sluitingsdatum;Bedrag;Verliesreden;Verkoper;Bron;Bedrijf;Product | Gewonnen;Verloren;Lopend
            tr | Kayıt No;Oluşturma Tarihi;Durum;Kapanış Tarihi;Tutar;Kayıp Nedeni;Satış Temsilcisi;Kaynak;Şirket;Ürün | Kazanıldı;Kaybedildi;Açık
            de | Vorgangsnummer;Erstellt am;Ergebnis;Abschlussdatum;Betrag;Verlustgrund;Verkäufer;Quelle;Firma;Produkt | Gewonnen;Verloren;Offen
            sv | Affärs-ID;Skapad;Utfall;Avslutsdatum;Belopp;Förlustorsak;Säljare;Källa;Företag;Produkt | Vunnen;Förlorad;Öppen
            """)
    void columnsAreKnownByTheirNamesInSixLanguages(String language, String header, String outcomes) throws Exception {
        var said = outcomes.split(";", -1);
        var file = file("export.csv", """
                %s
                17;2026-01-02;%s;2026-01-20;1500;;Aino;Web;Acme;Basic
                18;2026-01-03;%s;2026-01-21;1200;Price;Eero;Fair;Bolt;Basic
                19;2026-01-04;%s;2026-02-20;900;;Eero;Web;Bolt;Plus
                """.formatted(header, said[0], said[1], said[2]));

        var checked = checked(language, file);

        assertThat(checked.facts())
                .as(language)
                .extracting(MadeFact::fact, MadeFact::rows)
                .containsExactly(
                        tuple("stage lead", 3L),
                        tuple("open", 1L),
                        tuple("closed", 2L),
                        tuple("opportunity described by owner, channel, company, product", 3L));
        assertThat(checked.columns()).as(language).allMatch(Column::used);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fi-excel-cp1252.csv",
                "fi-excel-utf8bom.csv",
                "fi-comma-quoted-decimal-utf8.csv",
                "de-excel-cp1252.csv",
                "nl-excel-cp1252.csv",
                "tr-excel-cp1254.csv"
            })
    void aSheetSavedInAnyLanguageGetsAMappingThatTakesItsRows(String name) throws Exception {
        var path = SharedFiles.file("data/csv/locale/" + name);
        var file = new ImportFile(name, path, Instant.EPOCH);

        var checked = checked(name.substring(0, 2), file);

        assertThat(checked.facts())
                .extracting(MadeFact::fact, MadeFact::rows)
                .contains(tuple("stage", 4L), tuple("closed", 1L));
        assertThat(checked.taken()).isEqualTo(5);
    }

    @Test
    void tablesGivenWithAFileAreLookedUpIn() throws Exception {
        var shared = "data/crm-sales-opportunities/";
        var files = new ArrayList<ImportFile>();
        for (var name : List.of("sales_pipeline.csv", "accounts.csv", "products.csv", "sales_teams.csv")) {
            files.add(new ImportFile(name, SharedFiles.file(shared + name), Instant.EPOCH));
        }
        var sample = sample("en-US", files.toArray(ImportFile[]::new));

        var suggestion = mappings.suggest(sample);
        var checked = mappings.check(suggestion.mapping(), sample).files();

        assertThat(checked).hasSize(1);
        assertThat(checked.get(0).facts())
                .extracting(MadeFact::fact, MadeFact::rows)
                .containsExactly(
                        tuple("stage lead", 8300L),
                        tuple("open", 2089L),
                        tuple("closed", 6711L),
                        tuple(
                                "opportunity described by owner, company, product, sector, office location, subsidiary of, series, manager, regional office",
                                8800L));
        assertThat(suggestion.notes())
                .anyMatch(note -> note.contains("1,480 cells not found in the lookup 'products'"))
                .anyMatch(note -> note.contains("as 'lead' on the day of 'engage_date'"));
    }

    @Test
    void aPresetMakesTheSameFactsWhateverItsFilesAreCalled() throws Exception {
        var content = """
                Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Associated Company,Closed Lost Reason
                9001,Big one,Closed Won,Sales,1200.50,2026-02-01 10:00,2026-01-05 09:30,Aino,Acme,
                9002,Small one,Closed Lost,Sales,300,2026-02-03 10:00,2026-01-06 09:30,Eero,Bolt,Price
                9003,Next one,Contract Sent,Sales,700,2026-03-03 10:00,2026-01-07 09:30,Eero,Bolt,
                """;
        var first = preset("hubspot-deals", file("hubspot-crm-exports-all-deals-2026-03-01.csv", content));
        var second = preset("hubspot-deals", file("all.csv", content));

        assertThat(first.mapping().replaceAll("\"file\": *\"[^\"]*\"", ""))
                .isEqualTo(second.mapping().replaceAll("\"file\": *\"[^\"]*\"", ""))
                .contains("\"source\": \"hubspot\"", "\"name\": \"deal\"");
        assertThat(first.mapping()).contains("\"file\": \"hubspot-crm-exports-all-deals*.csv\"");
    }

    @Test
    void aPresetThatDoesNotFitNamesTheColumnsItNeeds() {
        assertThatThrownBy(() -> preset("pipedrive-deals", file("deals.csv", "Deal - ID;Deal - Title\n1;x\n")))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "deals.csv does not fit the preset pipedrive-deals: it has none of the columns Deal - Deal created / Deal - Creation date; Deal - Status");
        assertThatThrownBy(() -> preset("hubspot", file("deals.csv", "Deal - ID\n1\n")))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("there is no preset 'hubspot'; there are: hubspot-deals, hubspot-contacts, ");
    }

    @Test
    void whatIsDoubtfulIsNoted() throws Exception {
        var suggestion = suggest("fi-FI", file("deals.csv", """
                Nimi;Luotu;Vaihe;Arvo;Soitettu
                Eka;2.1.2026;Outo;12;4.1.2026
                Toka;3.1.2026;Tarjous;12;5.1.2026
                """));

        assertThat(suggestion.notes())
                .containsExactly(
                        "deals.csv: 'Nimi' is taken as key, for its texts differ; a column with an id would be better",
                        "deals.csv: the dates of 'Soitettu' are not used; if it is the day of a stage, add a fact",
                        "deals.csv: every row enters the funnel as 'lead' on the day of 'Luotu'; name another stage if it is",
                        "deals.csv: 'Vaihe' says where each row is, but no column since when: no stages are made of it");
    }

    @Test
    void aFileOfWhichNothingCanBeToldIsRefused() {
        assertThatThrownBy(() -> suggest("en", file("words.csv", "a;b\nx;y\nx;z\nx;z\n")))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "words.csv: neither a key nor a date can be told in it; leave it out, or write its entry by hand");
    }

    @Test
    void aDateColumnThatNeedsTwoPatternsIsLeftOut() throws Exception {
        var suggestion = suggest("en", file("deals.csv", """
                ID;Created;Close date;Status
                1;2026-01-02;2026-01-02;Won
                2;2026-01-03;13/1/2026;Lost
                """));

        assertThat(suggestion.mapping()).doesNotContain("Close date");
    }

    private CheckedFile check(String mapping, String content) throws MetricsException, IOException {
        return mappings.check(mapping, sample("fi-FI", file("deals.csv", content)))
                .files()
                .get(0);
    }

    /** The suggestion for a file, tried on it. */
    private CheckedFile checked(String language, ImportFile file) throws MetricsException {
        var sample = sample(language, file);
        return mappings.check(mappings.suggest(sample).mapping(), sample)
                .files()
                .get(0);
    }

    private MappingSuggestion suggest(String language, ImportFile file) throws MetricsException {
        return mappings.suggest(sample(language, file));
    }

    private MappingSuggestion preset(String name, ImportFile file) throws MetricsException {
        return mappings.preset(name, sample("en", file));
    }

    private MappingSample sample(String language, ImportFile... files) {
        var conventions = new Conventions(
                Locale.forLanguageTag(language), ZoneId.of("Europe/Helsinki"), Currency.getInstance("EUR"));
        return new MappingSample(List.of(files), conventions, progress);
    }

    private ImportFile file(String name, String content) throws IOException {
        return new ImportFile(name, Files.writeString(folder.resolve(name), content), Instant.EPOCH);
    }
}
