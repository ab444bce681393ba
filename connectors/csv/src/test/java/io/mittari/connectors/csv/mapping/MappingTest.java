package io.mittari.connectors.csv.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a wrong mapping is refused with: the key, the line, and what there is instead. */
class MappingTest {

    private static final String STAGE = "{\"fact\":\"stage\",\"stage\":\"lead\",\"at\":\"Created\"}";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { "key": "ID", "fact": [] }                                      | fact (line 1:16): unknown key "fact" of a mapping; the nearest known one is "facts"
            { "key": "ID" }                                                  | mapping (line 1:1): an entry has "facts" or "attributes"; this one has neither
            { "facts": [ { "fact": "stage", "stage": "lead", "at": "A" } ] } | mapping (line 1:1): rows without a key need "rows": "event"
            { "key": "ID", "rows": "events", "attributes": { "owner": "A" } } | rows (line 1:16): "state" or "event", not "events"
            { "key": "ID", "id": "X", "attributes": { "owner": "A" } }       | id (line 1:16): "id" is for "rows": "event"; a state is known by its key
            { "key": "ID", "facts": [ { "fact": "stege" } ] }                | facts[0].fact (line 1:37): unknown fact "stege"; the nearest known one is "stage"
            { "key": "ID", "facts": [ { "fact": "activity", "kind": "call", "at": "A" } ] } | facts[0].fact (line 1:37): the fact activity is not taken by this version yet
            { "key": "ID", "facts": [ { "fact": "survey" } ] }               | facts[0].fact (line 1:37): the fact survey is not taken by this version yet
            { "key": "ID", "facts": [ { "fact": "described" } ] }            | facts[0].fact (line 1:37): a description is written as "attributes" of the entry
            { "key": "ID", "facts": [ { "fact": "stage", "stage": "lead" } ] } | facts[0] (line 1:27): "at" is missing: the fact stage needs it
            { "key": "ID", "facts": [ { "fact": "closed", "outcome": "win", "at": "A" } ] } | facts[0].outcome (line 1:58): "win" is not one of won, lost, none
            { "key": "ID", "facts": [ { "fact": "closed", "outcome": "won", "at": null } ] } | facts[0].at (line 1:65): the fact closed needs a date
            { "key": "ID", "facts": [ { "fact": "stage", "stage": "Lead stage", "at": "A" } ] } | facts[0].stage (line 1:55): "Lead stage" is not a stage: 1 to 40 of a-z, 0-9 and -, a letter first
            { "key": "ID", "facts": [ { "fact": "stage", "stage": {"column": "S", "values": {"x": "?"}}, "at": "A" } ] } | facts[0].stage (line 1:55): "?" is not a stage
            { "key": "ID", "attributes": { "owner": { "colum": "A" } } }     | attributes.owner.colum (line 1:43): unknown key "colum" of a cell; the nearest known one is "column"
            { "key": "ID", "attributes": { "owner": { "column": "A", "value": "B" } } } | attributes.owner (line 1:41): a cell has one of column, value, first, join, seen; this one has column, value
            { "key": "ID", "attributes": { "owner": 7 } }                    | attributes.owner (line 1:41): a cell is a column's name or an object like {"column": …}, not the number 7
            { "key": "ID", "attributes": { "a": { "column": "A", "lookup": "t.c" } } } | attributes.a.lookup (line 1:54): "t.c" is no table.column of the lookups there are: none
            { "key": "ID", "attributes": { "a": { "column": "A", "bands": [10, 0] } } } | attributes.a.bands[1] (line 1:68): each bound is above the one before it
            { "key": "ID", "when": { "A": "x" }, "attributes": { "owner": "A" } } | when.A (line 1:31): a list of texts, or
            { "key": "ID", "zone": "Helsinki", "attributes": { "owner": "A" } } | zone (line 1:16): no zone "Helsinki"; for example Europe/Helsinki
            { "key": "ID", "currency": "EURO", "attributes": { "owner": "A" } } | currency (line 1:28): no currency "EURO"; for example EUR
            { "key": "ID", "format": { "header": false }, "attributes": { "owner": "A" } } | format.header (line 1:28): a file without header needs "columns"
            { "key": "ID", "format": { "encoding": "utf9" }, "attributes": { "owner": "A" } } | format.encoding (line 1:28): no encoding "utf9"
            { "key": "ID", "format": { "dates": ["dd.QQ{"] }, "attributes": { "owner": "A" } } | format.dates (line 1:37): "dd.QQ{" is no date pattern
            { "key": "ID", "entity": "deal", "attributes": { "owner": "A" } } | entity (line 1:16): "deal" is not company, person, owner, campaign or product
            { "key": "ID", "complete": "yes", "attributes": { "owner": "A" } } | complete (line 1:28): true or false, not the text "yes"
            { "key": "ID", "key": "B" }                                      | key (line 1:16): stands twice
            { "mapping": 2 }                                                 | mapping (line 1:14): a whole number from 1 to 1
            [ ]                                                              | mapping (line 1:1): a mapping is an object, not a list
            { "rows": "event", "key": null, "facts": [ { "fact": "total", "count": "N", "at": "M", "per": "year", "stage": "lead" } ] } | facts[0].per (line 1:95): "year" is not one of day, week, month
            { "rows": "event", "key": null, "facts": [ { "fact": "total", "count": "N", "at": "M", "per": "month" } ] } | facts[0] (line 1:44): a total has one of stage, outcome, kind
            """)
    void aWrongMappingNamesKeyAndLine(String mapping, String message) {
        assertThatThrownBy(() -> Mapping.parse(mapping))
                .isInstanceOf(MappingRefused.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void lineAndColumnAreThoseOfTheKey() {
        var mapping = """
                { "mapping": 1,
                  "files": [
                    { "file": "a*.csv", "name": "a", "key": "ID",
                      "facts": [ %s ],
                      "atributes": {} } ] }
                """.formatted(STAGE);

        assertThatThrownBy(() -> Mapping.parse(mapping))
                .hasMessageStartingWith("files[0].atributes (line 5:7): unknown key \"atributes\" of an entry of files;"
                        + " the nearest known one is \"attributes\"");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            { "key": "ID", "facts": [ { "fact": "stage", "stage": "lead", "at": CELL } ] }       | facts[0].at.split
            { "key": CELL, "attributes": { "owner": "A" } }                                      | key.split
            { "key": [ "ID", { "lead": CELL } ], "attributes": { "owner": "A" } }                | key[1].lead.split
            { "key": "ID", "from": CELL, "attributes": { "owner": "A" } }                        | from.split
            { "key": "ID", "rows": "event", "id": CELL, "attributes": { "owner": "A" } }         | id.split
            { "key": "ID", "version": CELL, "attributes": { "owner": "A" } }                     | version.split
            { "key": "ID", "currency": CELL, "attributes": { "owner": "A" } }                    | currency.split
            { "key": "ID", "funnel": CELL, "attributes": { "owner": "A" } }                      | funnel.split
            { "key": "ID", "contact": { "id": CELL }, "attributes": { "owner": "A" } }           | contact.id.split
            { "key": "ID", "attributes": { "owner": CELL } }                                     | attributes.owner.split
            { "key": "ID", "attributes": { "owner": { "first": [ CELL ] } } }                    | attributes.owner.first[0].split
            { "key": "ID", "when": [ { "column": "A", "split": ";", "in": ["x"] } ], "attributes": { "owner": "A" } } | when[0].split
            { "key": "ID", "facts": [ { "fact": "retracted", "key": CELL } ] }                   | facts[0].key.split
            { "key": "ID", "facts": [ { "fact": "link", "keys": [ { "join": [ CELL ] }, "B" ] } ] } | facts[0].keys[0].join[0].split
            """)
    void splitIsForTheKeysOfALinkAlone(String mapping, String path) {
        var cell = "{ \"column\": \"A\",\n\"split\": \";\" }";

        assertThatThrownBy(() -> Mapping.parse("\n" + mapping.replace("CELL", cell)))
                .isInstanceOf(MappingRefused.class)
                .hasMessageStartingWith(path + " (line " + (mapping.contains("CELL") ? 3 : 2) + ":")
                .hasMessageEndingWith("): makes several keys of a link, nothing else");
    }

    @Test
    void splitNamesTheTextBetweenTwoKeys() {
        assertThatThrownBy(() -> Mapping.parse("{ \"rows\": \"event\", \"facts\": [ { \"fact\": \"link\","
                        + " \"keys\": [ { \"column\": \"A\", \"split\": \"\" } ] } ] }"))
                .hasMessage("facts[0].keys[0].split (line 1:76): the text between two keys, for example \";\"");
    }

    @Test
    void placesHoldInLongMappings() {
        var many = new StringBuilder("{ \"key\": \"ID\", \"attributes\": {\n");
        for (var i = 0; i < 2_000; i++) {
            many.append("\"ä").append(i).append("\": \"Col\\u00e4 ").append(i).append("\",\n");
        }
        many.append("  \"last\": 7 } }");

        assertThatThrownBy(() -> Mapping.parse(many.toString()))
                .hasMessageStartingWith("attributes.last (line 2002:11)");
    }

    @Test
    void textThatIsNoJsonIsNamedWithItsLine() {
        assertThatThrownBy(() -> Mapping.parse("{ \"key\": \n  oops }"))
                .hasMessageStartingWith("mapping (line 2:")
                .hasMessageContaining("no JSON");
    }

    @Test
    void textNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> Mapping.parse("{\"a\":".repeat(5_000)))
                .isInstanceOf(MappingRefused.class)
                .hasMessageContaining("cannot be read as JSON: Input is too deeply nested");
    }

    @Test
    void twoFactsForOneSlotNeedTestsThatExcludeEachOther() {
        var won = "{\"fact\":\"closed\",\"outcome\":\"won\",\"at\":\"A\"%s}";
        var lost = "{\"fact\":\"closed\",\"outcome\":\"lost\",\"at\":\"A\"%s}";

        assertThatThrownBy(() -> Mapping.parse(entry(won.formatted(""), lost.formatted(""))))
                .hasMessageStartingWith("facts[1] (line 1:69): fills the same slot \"closed\" as facts[0]");
        assertThatThrownBy(() -> Mapping.parse(entry(
                        won.formatted(",\"when\":{\"S\":[\"Won\",\"W*\"]}"),
                        lost.formatted(",\"when\":{\"S\":[\"wop\"]}"))))
                .hasMessageContaining("fills the same slot");
        assertThat(parsed(won.formatted(",\"when\":{\"S\":[\"Won\"]}"), lost.formatted(",\"when\":{\"S\":[\"lost\"]}")))
                .isTrue();
        assertThat(parsed(
                        won.formatted(",\"when\":{\"S\":[\"Won\"]}"),
                        lost.formatted(",\"when\":{\"S\":{\"not\":[\"won\"]}}")))
                .isTrue();
        assertThat(parsed(
                        won.formatted(",\"when\":{\"S\":{\"min\":10}}"),
                        lost.formatted(",\"when\":{\"S\":{\"max\":9}}")))
                .isTrue();
        assertThat(parsed(
                        won.formatted(",\"when\":{\"S\":{\"empty\":true}}"),
                        lost.formatted(",\"when\":{\"S\":{\"empty\":false}}")))
                .isTrue();
        assertThat(parsed(won.formatted(""), lost.formatted(",\"name\":\"lost\"")))
                .isTrue();
    }

    @Test
    void twoEntriesOfOneNameAreRefusedUnlessOneOnlyTakesBack() {
        var file = "{\"file\":\"%s\",\"name\":\"deal\",\"key\":\"ID\",\"facts\":[%s]}";
        var gone = "{\"fact\":\"retracted\",\"key\":\"ID\"}";

        assertThatThrownBy(() -> Mapping.parse(
                        "{\"files\":[" + file.formatted("a", STAGE) + "," + file.formatted("b", STAGE) + "]}"))
                .hasMessageContaining("the name \"deal\" is that of files[0]");
        assertThat(Mapping.parse("{\"files\":[" + file.formatted("a", STAGE) + "," + file.formatted("b", gone) + "]}")
                        .entries())
                .hasSize(2);
    }

    @Test
    void aFileOfALookupIsNoDataForAStar() {
        var mapping = Mapping.parse("""
                { "lookups": { "t": { "file": "T*.csv", "key": "K" } }, "key": "ID",
                  "attributes": { "a": { "column": "A", "lookup": "t.c" } } }
                """);

        assertThat(mapping.entryOf("t1.CSV")).isEmpty();
        assertThat(mapping.entryOf("deals.csv")).isPresent();
        assertThat(mapping.lookupsOf("t1.CSV")).hasSize(1);
    }

    private static boolean parsed(String... facts) {
        return !Mapping.parse(entry(facts)).entries().isEmpty();
    }

    private static String entry(String... facts) {
        return "{ \"key\": \"ID\", \"facts\": [" + String.join(",", facts) + "] }";
    }
}
