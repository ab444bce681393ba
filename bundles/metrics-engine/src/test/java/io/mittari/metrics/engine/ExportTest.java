package io.mittari.metrics.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.engine.integrity.Exports;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.BlockReader;
import io.mittari.metrics.engine.journal.KeyRow;
import io.mittari.metrics.engine.journal.Kind;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest extends OnAcme {

    @TempDir
    Path out;

    /** Held against the blocks, read all at once. */
    @Test
    void everyVersionOfEveryFactIsThereOnceWithWhereItBeganAndEnded() throws Exception {
        sell(30);
        var expected = expected();
        assertThat(expected).hasSizeGreaterThan(200).anyMatch(line -> line.contains(" until 1"));

        // given: windows so small that most of what a row needs is in another
        var exported = Exports.write(acme.store, Acme.ID, 7, out);

        assertThat(exported.facts())
                .isEqualTo(expected.size())
                .isEqualTo(acme.store.head(Acme.ID).orElseThrow().ordinals());
        assertThat(exported.missing()).isZero();
        assertThat(lines("facts.jsonl").stream().map(ExportTest::told)).containsExactlyElementsOf(expected);
    }

    @Test
    void aWindowThatHoldsAllSaysTheSame() throws Exception {
        sell(12);
        Exports.write(acme.store, Acme.ID, 3, out);
        var whole = Files.createDirectory(out.resolve("whole"));

        acme.engine.export(Acme.ID, whole, Progress.UNHEARD);

        assertThat(whole.resolve("facts.jsonl")).hasSameTextualContentAs(out.resolve("facts.jsonl"));
    }

    @Test
    void aFactIsWrittenInWords() throws Exception {
        acme.take(Acme.deal("D1", Acme.won("2026-02-01", 150.5)));

        acme.engine.export(Acme.ID, out, Progress.UNHEARD);

        assertThat(lines("facts.jsonl"))
                .containsExactly(Json.createReader(new StringReader("""
                        {"source":"crm","entry":"deal","record":0,"key":"D1","slot":"closed","kind":"closed","from":2,"until":null,
                        "lasting":false,"funnel":"main","subject":{"source":"crm","kind":"deal","id":"D1"},
                        "origin":{"place":"deals.csv","line":2},
                        "fact":{"outcome":"won","at":"2026-02-01","value":150.50,"currency":"EUR"}}""")).readObject());
    }

    @Test
    void peopleAreNamedOnceAndToldByTheirIds() throws Exception {
        acme.take(Acme.deal("D1", Acme.described("owner", "Aino Planted")));

        acme.engine.export(Acme.ID, out, Progress.UNHEARD);

        var person = lines("people.jsonl");
        assertThat(person).hasSize(1);
        assertThat(person.get(0).getString("key")).isEqualTo("Aino Planted");
        assertThat(person.get(0).getString("kind")).isEqualTo("seller");
        assertThat(lines("facts.jsonl"))
                .extracting(line -> line.getJsonObject("fact").getJsonObject("attributes"))
                .containsExactly(Json.createObjectBuilder()
                        .add(
                                "owner",
                                Json.createObjectBuilder()
                                        .add("person", person.get(0).getString("id")))
                        .build());
        assertThat(Files.readString(out.resolve("facts.jsonl")))
                .doesNotContain("Aino")
                .doesNotContain("\\u0000");
    }

    @Test
    void whatIsBesideTheFactsIsThereToo() throws Exception {
        acme.pass(Duration.ofHours(1));
        acme.engine.ingest(Batch.of(
                Acme.CRM,
                "crm",
                List.of(),
                List.of(new Rejected(
                        new Origin("a.csv", 7),
                        "deal",
                        "D9",
                        "value: '=1+1' is no amount",
                        "=1+1,x",
                        "value,name",
                        ";"))));

        var exported = acme.engine.export(Acme.ID, out, Progress.UNHEARD);

        assertThat(exported.rejected()).isEqualTo(1);
        assertThat(lines("rejected.jsonl"))
                .singleElement()
                .satisfies(row -> assertThat(row.getString("raw")).isEqualTo("=1+1,x"))
                .satisfies(row -> assertThat(row.getString("connector")).isEqualTo("crm"))
                .satisfies(row -> assertThat(row.getInt("line")).isEqualTo(7));
        assertThat(lines("tenant.jsonl"))
                .singleElement()
                .satisfies(version -> assertThat(version.getJsonObject("file").getString("name"))
                        .isEqualTo("Acme Oy"));
        assertThat(out.resolve("people.jsonl")).isEmptyFile();
        assertThat(lines("instances.jsonl"))
                .singleElement()
                .satisfies(
                        instance -> assertThat(instance.getString("component")).isEqualTo("io.mittari.connectors.csv"));
        assertThat(lines("export.json").get(0).getInt("rejected")).isEqualTo(1);
    }

    private void sell(int deliveries) throws Exception {
        var sales = new RandomSales(new Random(5), false);
        acme.take(sales.first().toArray(new io.mittari.metrics.api.ingest.SourceRecord[0]));
        for (int i = 0; i < deliveries; i++) {
            acme.take(sales.delivery().toArray(new io.mittari.metrics.api.ingest.SourceRecord[0]));
        }
    }

    private List<JsonObject> lines(String file) throws Exception {
        var lines = new ArrayList<JsonObject>();
        for (var line : Files.readAllLines(out.resolve(file))) {
            try (var reader = Json.createReader(new StringReader(line))) {
                lines.add(reader.readObject());
            }
        }
        return lines;
    }

    private static String told(JsonObject line) {
        return "%s/%s/%s %s %s from %d until %s %s"
                .formatted(
                        line.getString("source"),
                        line.getString("entry"),
                        line.getString("key"),
                        line.getString("slot").replace('*', '\u0000'),
                        line.getString("kind"),
                        line.getInt("from"),
                        line.isNull("until") ? "-" : String.valueOf(line.getInt("until")),
                        line.containsKey("subject")
                                ? line.getJsonObject("subject").getString("id")
                                : "-");
    }

    private List<String> expected() throws Exception {
        var blocks = new ArrayList<Block>();
        acme.store.blocks(Acme.ID, 0, 1000, (number, content) -> blocks.add(BlockReader.read(content)));
        Map<Integer, String> names = new HashMap<>();
        Map<Integer, Long> until = new HashMap<>();
        var keys = new ArrayList<KeyRow>();
        for (var block : blocks) {
            keys.addAll(block.keys());
            block.records().forEach(row -> names.merge(row.number(), row.key(), (first, later) -> first));
            for (int ended : block.ended()) {
                until.put(ended, block.sequence());
            }
        }
        var told = new ArrayList<String>();
        for (var block : blocks) {
            for (var row : block.records()) {
                for (int i = 0; i < row.facts().size(); i++) {
                    var fact = row.facts().get(i);
                    var ended = until.get(row.firstOrdinal() + i);
                    told.add("%s/%s/%s %s %s from %d until %s %s"
                            .formatted(
                                    row.source(),
                                    row.entry(),
                                    names.get(row.number()),
                                    fact.slot(),
                                    kind(fact.kind()),
                                    block.sequence(),
                                    ended == null ? "-" : ended.toString(),
                                    row.subject() < 0
                                            ? "-"
                                            : keys.get(row.subject()).id()));
                }
            }
        }
        return told;
    }

    private static String kind(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
