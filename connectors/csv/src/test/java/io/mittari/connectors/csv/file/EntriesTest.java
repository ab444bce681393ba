package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chapter "Files" of the mapping format: which entry takes a file, and what it has of its own. */
class EntriesTest {

    @TempDir
    Path folder;

    @Test
    void aFileBelongsToTheFirstEntryThatMatchesItsNameRegardlessOfCase() throws Exception {
        var imported = new Importing(folder)
                .file("Deals 2026.CSV", "ID,O\n1,a\n")
                .file("deals old.csv", "ID,O\n2,b\n")
                .file("leads.csv", "ID,O\n3,c\n")
                .with("""
                    { "files": [
                      { "file": "deals*old.csv", "name": "old", "key": "ID", "attributes": { "owner": "O" } },
                      { "file": "deals*", "name": "deal", "key": "ID", "attributes": { "owner": "O" } },
                      { "file": "*", "name": "rest", "key": "ID", "attributes": { "owner": "O" } } ] }
                    """);

        assertThat(imported.records()).extracting(SourceRecord::entry).containsExactly("old", "deal", "rest");
        assertThat(imported.records()).extracting(SourceRecord::rank).containsExactly(0, 1, 2);
    }

    @Test
    void aLookupsFileIsDataTooWhereAnEntryOtherThanAStarTakesIt() throws Exception {
        var imported = new Importing(folder)
                .file("accounts.csv", "Name,Sector\nIsdom,medical\n")
                .file("deals.csv", "ID,Account\n1,Isdom\n")
                .with("""
                    { "lookups": { "accounts": { "file": "accounts.csv", "key": "Name" } }, "files": [
                      { "file": "ACCOUNTS*", "name": "account", "entity": "company", "key": "Name",
                        "attributes": { "segment": "Sector" } },
                      { "file": "*", "name": "deal", "key": "ID",
                        "attributes": { "segment": { "column": "Account", "lookup": "accounts.Sector" } } } ] }
                    """);

        assertThat(imported.records()).extracting(SourceRecord::entry).containsExactly("account", "deal");
        assertThat(imported.facts(Described.class))
                .extracting(fact -> fact.attributes().get("segment"))
                .containsExactly("medical", "medical");
    }

    @Test
    void whatAnEntrySaysOfFormatZoneCurrencyAndFunnelWinsOverTheTop() throws Exception {
        var imported = new Importing(folder)
                .file("a.csv", "ID;D;V\n1;03/02/2026;1,5\n")
                .file("b.csv", "ID;D;V\n2;03/02/2026;1,5\n")
                .with("""
                    { "format": { "locale": "fi-FI", "dates": "dd/MM/yyyy" }, "currency": "EUR", "funnel": "main", "files": [
                      { "file": "a*", "name": "a", "key": "ID",
                        "facts": [ { "fact": "closed", "outcome": "won", "at": "D", "value": "V" } ] },
                      { "file": "b*", "name": "b", "key": "ID", "currency": "SEK", "funnel": "partner",
                        "format": { "dates": ["MM/dd/yyyy"] },
                        "facts": [ { "fact": "closed", "outcome": "won", "at": "D", "value": "V" } ] } ] }
                    """);

        assertThat(imported.facts(Closed.class))
                .extracting(Closed::at)
                .containsExactly(At.day(LocalDate.of(2026, 2, 3)), At.day(LocalDate.of(2026, 3, 2)));
        assertThat(imported.facts(Closed.class)).extracting(Closed::value).hasToString("[1.50 EUR, 1.50 SEK]");
        assertThat(imported.records()).extracting(SourceRecord::funnel).containsExactly("main", "partner");
    }

    @Test
    void theShortFormIsOneEntryForEveryFile() throws Exception {
        var imported = new Importing(folder)
                .file("a.csv", "No,D\n1,2026-03-02\n")
                .file("b.csv", "No,D\n1,2026-03-02\n")
                .with("""
                    { "rows": "event", "id": "No", "key": "No", "when": { "No": ["1"] },
                      "facts": [ { "fact": "stage", "stage": "lead", "at": "D" } ] }
                    """);

        assertThat(imported.records()).extracting(SourceRecord::entry).containsExactly("rows", "rows");
        assertThat(imported.facts(StageEntered.class)).hasSize(2);
    }

    @Test
    void columnsWithoutANameAreIgnoredAndThoseOfAFileWithoutHeaderAreNamedByTheMapping() throws Exception {
        assertThat(new Importing(folder)
                        .file("a.csv", "ID,,O,\n1,x,a,y\n")
                        .with("{ \"key\": \"ID\", \"attributes\": { \"owner\": \"O\" } }")
                        .attributes())
                .containsEntry("owner", "a");
        assertThat(new Importing(folder)
                        .file("a.csv", "1,x,a,y\n")
                        .with("{ \"key\": \"ID\", \"format\": { \"header\": false, \"columns\": [\"ID\", \"\","
                                + " \"O\", \"\"] }, \"attributes\": { \"owner\": \"O\" } }")
                        .attributes())
                .containsEntry("owner", "a");
    }
}
