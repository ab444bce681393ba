package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.connectors.csv.file.Importing.Imported;
import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Person;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each part of the mapping format, on a file. */
class GrammarTest {

    @TempDir
    Path folder;

    private Imported rows(String mapping, String content) throws Exception {
        return new Importing(folder).file("x.csv", content).with(mapping);
    }

    private static String attributes(String attributes) {
        return "{ \"key\": \"ID\", \"attributes\": { " + attributes + " } }";
    }

    private static String fact(String fact) {
        return "{ \"key\": \"ID\", \"facts\": [ " + fact + " ] }";
    }

    @Test
    void cellsAreColumnsConstantsFirstsAndJoins() throws Exception {
        var imported = rows(attributes("""
                        "owner": "A", "region": { "value": "North" }, "team": { "first": ["B", "A"] },
                        "who": { "join": ["A", "B", { "value": "x" }], "with": "-" }, "on": { "seen": true }
                        """), "ID,A,B\n1, Aino\u00a0,NaN\n");

        assertThat(imported.attributes())
                .containsOnly(
                        Map.entry("owner", "Aino"),
                        Map.entry("region", "North"),
                        Map.entry("team", "Aino"),
                        Map.entry("who", "Aino-x"),
                        Map.entry("on", "2026-04-01"));
    }

    @Test
    void valuesAreExactFirstThenByPatternAndPassThroughInAttributes() throws Exception {
        var mapping = attributes("""
                "v": { "column": "A", "values": { "T*": "pattern", "tarjous": "exact", "gone": null } }
                """);

        assertThat(values(mapping, "TARJOUS", "Tapaaminen", "Muu", "GONE", ""))
                .containsExactly("exact", "pattern", "Muu", "-", "-");
    }

    private List<String> values(String mapping, String... cells) throws Exception {
        var content = new StringBuilder("ID,A\n");
        for (var i = 0; i < cells.length; i++) {
            content.append(i).append(',').append(cells[i]).append('\n');
        }
        return rows(mapping, content.toString()).records().stream()
                .map(record -> record.slots().isEmpty()
                        ? "-"
                        : ((Described) record.slots().get(0).fact())
                                .attributes()
                                .getOrDefault("v", "-"))
                .toList();
    }

    @Test
    void bandsNameRangesWithInclusiveLowerBounds() throws Exception {
        var mapping = attributes("\"v\": { \"column\": \"A\", \"bands\": [0, 10, 50] }");

        assertThat(values(mapping, "0", "9", "10", "49.5", "50", "-1"))
                .containsExactly("0–9", "0–9", "10–49", "10–49", "50+", "<0");
    }

    @Test
    void lookupsAreReadFromAGivenFileAndMissesAreCounted() throws Exception {
        var imported = new Importing(folder)
                .file("deals.csv", "ID,A\n1,Isdom\n2,Nobody\n3,\n")
                .file("accounts.csv", "account,sector,staff\nIsdom,medical,12\n")
                .with("""
                        { "lookups": { "accounts": { "file": "accounts.csv", "key": "account" },
                                       "unused": { "file": "unused.csv", "key": "x" } },
                          "key": "ID",
                          "attributes": { "owner": "ID",
                                          "segment": { "column": "A", "lookup": "accounts.sector" },
                                          "size": { "column": "A", "lookup": "accounts.staff", "bands": [0, 10] } } }
                        """);

        assertThat(imported.facts(Described.class))
                .extracting(Described::attributes)
                .containsExactly(
                        Map.of("owner", "1", "segment", "medical", "size", "10+"),
                        Map.of("owner", "2"),
                        Map.of("owner", "3"));
        assertThat(imported.receipt().unmatched()).containsOnly(Map.entry("accounts", 1L), Map.entry("unused", 0L));
        assertThat(imported.receipt().files()).hasSize(1);
    }

    @Test
    void aDoubledLookupKeyIsRefusedUnlessManyAreAllowed() throws Exception {
        var mapping = """
                { "lookups": { "t": { "file": "t.csv", "key": "K"%s } }, "key": "ID",
                  "attributes": { "v": { "column": "A", "lookup": "t.v" } } }
                """;

        assertThat(doubled().refusedWith(mapping.formatted("")))
                .isEqualTo("t.csv:3: the key 'a' stands twice in the lookup 't'; mend the file, or say \"many\": true"
                        + " and the first counts");
        assertThat(doubled().with(mapping.formatted(", \"many\": true")).attributes())
                .containsEntry("v", "1");
    }

    private Importing doubled() throws Exception {
        return new Importing(folder).file("x.csv", "ID,A\n1,a\n").file("t.csv", "K,v\na,1\na,2\n");
    }

    @Test
    void aMissingLookupFileOrColumnIsNamed() throws Exception {
        var mapping = """
                { "lookups": { "t": { "file": "t*.csv", "key": "K" } }, "key": "ID",
                  "attributes": { "v": { "column": "A", "lookup": "t.v" } } }
                """;

        assertThat(new Importing(folder).file("x.csv", "ID,A\n1,a\n").refusedWith(mapping))
                .isEqualTo(
                        "the lookup 't' needs the file t*.csv: none was given, and none is kept from an import before");
        assertThat(new Importing(folder)
                        .file("x.csv", "ID,A\n1,a\n")
                        .file("t.csv", "K,w\n1,2\n")
                        .refusedWith(mapping))
                .isEqualTo("t.csv has no column 'v' (lookup 't'); the nearest is 'K'; it has: K, w");
    }

    @Test
    void anUnlistedTextRejectsTheRowOfAStage() throws Exception {
        var imported =
                rows(fact("""
                        { "fact": "stage", "at": "D",
                          "stage": { "column": "S", "values": { "Tarjous*": "offer", "Muu": null } } }
                        """), "ID,S,D\n1,tarjous 2,2026-03-02\n2,Huh,2026-03-02\n3,muu,2026-03-02\n4,,2026-03-02\n");

        assertThat(imported.facts(StageEntered.class))
                .extracting(StageEntered::stage)
                .containsExactly(new Stage("offer"));
        assertThat(imported.reasons())
                .containsExactly(
                        "'Huh' in column 'S' is not listed in the mapping's values (facts[0].stage (line 2:12))");
        assertThat(imported.receipt().empty()).isEqualTo(2);
    }

    @Test
    void testsChooseRows() throws Exception {
        assertThat(chosen("{ \"A\": [\"x\", \"y*\"] }")).containsExactly("1", "3");
        assertThat(chosen("{ \"A\": { \"not\": [\"X\"] } }")).containsExactly("2", "3", "4");
        assertThat(chosen("{ \"A\": { \"empty\": true } }")).containsExactly("4");
        assertThat(chosen("{ \"A\": { \"not\": [\"*\"] } }")).containsExactly("4");
        assertThat(chosen("{ \"N\": { \"min\": 2, \"max\": 3 } }")).containsExactly("2", "3");
        assertThat(chosen("{ \"A\": { \"empty\": false }, \"N\": { \"max\": 2 } }"))
                .containsExactly("1", "2");
        assertThat(chosen("[ { \"column\": \"A\", \"in\": [\"x\"] } ]")).containsExactly("1");
        assertThat(chosen("[ [ { \"column\": \"A\", \"in\": [\"x\"] } ], [ { \"column\": \"N\", \"min\": 4 } ] ]"))
                .containsExactly("1", "4");
    }

    private List<String> chosen(String when) throws Exception {
        return rows(
                        "{ \"key\": \"ID\", \"when\": " + when + ", \"attributes\": { \"owner\": \"ID\" } }",
                        "ID,A,N\n1,X,1\n2,z,2\n3,Yes,3\n4,,4\n")
                .facts(Described.class)
                .stream()
                .map(fact -> fact.attributes().get("owner"))
                .toList();
    }

    @Test
    void theFirstKeyNamesTheOpportunityAndAllThatAreFilledAreTheSame() throws Exception {
        var imported = rows("""
                { "key": [ { "deal": "D" }, { "lead": "L" }, "X" ], "from": { "lead": "F" },
                  "attributes": { "owner": "O" } }
                """, "D,L,X,F,O\n1,17,,9,a\n,18,x,,b\n,,,,c\n");

        assertThat(imported.records()).hasSize(2);
        var first = imported.records().get(0);
        assertThat(first.subject()).isEqualTo(new ObjectKey("deal", "1"));
        assertThat(first.sameAs()).containsExactly(new ObjectKey("lead", "17"));
        assertThat(first.from()).isEqualTo(new ObjectKey("lead", "9"));
        assertThat(first.key()).isEqualTo("deal/1");
        assertThat(imported.records().get(1).subject()).isEqualTo(new ObjectKey("lead", "18"));
        assertThat(imported.reasons()).containsExactly("the key (column 'D') is empty");
    }

    @Test
    void aStateThatMakesNothingMoreStillComesToTakeBackWhatItSaid() throws Exception {
        var imported = rows(
                fact("{ \"fact\": \"stage\", \"stage\": \"lead\", \"at\": \"D\", \"when\": { \"S\": [\"on\"] } }"),
                "ID,S,D\n1,on,2026-01-01\n2,off,2026-01-01\n");

        assertThat(imported.records()).extracting("key").containsExactly("1", "2");
        assertThat(imported.records().get(1).slots()).isEmpty();
        assertThat(imported.receipt().empty()).isEqualTo(1);
        assertThat(imported.receipt().read()).isEqualTo(2);
    }

    @Test
    void aColumnsStagesAreStepsThatLast() throws Exception {
        var imported = rows(
                fact("{ \"fact\": \"stage\", \"stage\": { \"column\": \"S\" }, \"at\": \"D\" }"),
                "ID,S,D\n1,Offer,2026-03-02\n");

        assertThat(imported.only().slots()).singleElement().satisfies(slot -> {
            assertThat(slot.name()).isEqualTo("stage/offer/2026-03-02");
            assertThat(slot.lasting()).isTrue();
        });
    }

    @Test
    void slotsAreNamedByWhatTheFactsSay() throws Exception {
        var mapping = """
                { "rows": "event", "key": null, "facts": [
                    { "fact": "cost", "value": "V", "at": "D", "kind": { "column": "K" } },
                    { "fact": "cost", "value": "V", "at": "D", "name": "again" },
                    { "fact": "rate", "currency": { "value": "USD" }, "at": "D", "value": "V" },
                    { "fact": "total", "outcome": "won", "count": "V", "at": "D", "per": "month" } ] }
                """;

        assertThat(rows(mapping, "V,D,K\n5,2026-03-15,Tools\n").slots())
                .containsExactly("cost/tools", "again", "rate/USD", "total/won");
    }

    @Test
    void eventsAreKnownByTheirIdOrTheirContentAndNumber() throws Exception {
        var cost = "\"facts\": [ { \"fact\": \"cost\", \"value\": \"V\", \"at\": \"D\" } ]";
        var content = "N,V,D\na,5,2026-03-15\na,5,2026-03-15\nb,5,2026-03-15\n";

        assertThat(rows("{ \"rows\": \"event\", \"id\": [\"N\", \"V\"], " + cost + " }", content)
                        .records())
                .extracting("key")
                .containsExactly("a|5", "a|5", "b|5");
        var hashed = rows("{ \"rows\": \"event\", " + cost + " }", content).records();
        assertThat(hashed.get(0).key()).matches("[0-9a-f]{32}");
        assertThat(hashed.get(1).key()).isEqualTo(hashed.get(0).key() + "#2");
        assertThat(hashed.get(2).key())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(hashed.get(0).key());
        assertThat(hashed)
                .allSatisfy(
                        record -> assertThat(record.slots().get(0).lasting()).isTrue());
    }

    @Test
    void anOpenFactIsOfTheDayOfTheFileWithoutADateOfItsOwn() throws Exception {
        var imported = rows(fact("""
                        { "fact": "open", "value": "V", "expected": "E", "probability": "P", "stage": "offer",
                          "owner": "O" }
                        """), "ID;V;E;P;O\n1;1 234,50 €;1.5.2026;75 %;Aino\n");

        var open = imported.fact(Open.class);
        assertThat(open.at()).isEqualTo(At.day(LocalDate.of(2026, 4, 1)));
        assertThat(open.value()).isEqualTo(Money.of(new BigDecimal("1234.50"), Currency.getInstance("EUR")));
        assertThat(open.expected()).isEqualTo(LocalDate.of(2026, 5, 1));
        assertThat(open.probability()).isEqualByComparingTo("0.75");
        assertThat(open.stage()).isEqualTo(new Stage("offer"));
        assertThat(open.context().owner()).isEqualTo("Aino");
    }

    @Test
    void probabilitiesAboveOneMakeTheColumnOneOfPercents() throws Exception {
        var imported = rows(fact("{ \"fact\": \"open\", \"probability\": \"P\" }"), "ID,P\n1,70\n2,1\n3,101\n");

        assertThat(imported.facts(Open.class))
                .extracting(Open::probability)
                .usingElementComparator(java.util.Comparator.nullsFirst(BigDecimal::compareTo))
                .containsExactly(new BigDecimal("0.7"), new BigDecimal("0.01"));
        assertThat(imported.reasons()).containsExactly("'101' in column 'P' is no probability: 0 to 1, or 0 to 100 %");
    }

    @Test
    void aClosedFactTakesItsOutcomeFromAColumn() throws Exception {
        var imported = rows(
                """
                { "key": "ID", "currency": { "column": "C" }, "facts": [
                  { "fact": "closed", "outcome": { "column": "S", "values": { "Won": "won", "*": null } },
                    "at": "D", "value": "V", "reason": "R" } ] }
                """, "ID,S,D,V,R,C\n1,won,2026-03-02T23:30:00Z,10,price,SEK\n2,Open,,5,,\n3,Won,2026-03-03,7,,XYZ9\n");

        var closed = imported.fact(Closed.class);
        assertThat(closed.outcome()).isEqualTo(Outcome.WON);
        assertThat(closed.at()).isEqualTo(At.instant(Instant.parse("2026-03-02T23:30:00Z")));
        assertThat(closed.value()).isEqualTo(Money.of(BigDecimal.TEN, Currency.getInstance("SEK")));
        assertThat(closed.reason()).isEqualTo("price");
        assertThat(imported.reasons()).containsExactly("'XYZ9' is no currency code; for example EUR");
    }

    @Test
    void anAmountInAnotherCurrencyRejectsItsRow() throws Exception {
        var imported = rows(
                "{ \"key\": \"ID\", \"currency\": \"USD\", \"facts\": [ { \"fact\": \"closed\", \"outcome\": \"won\","
                        + " \"at\": \"D\", \"value\": \"V\" } ] }",
                "ID,D,V\n1,2026-03-02,\"$1,117.10K\"\n2,2026-03-02,EUR 5\n3,2026-03-02,5 apples\n");

        assertThat(imported.fact(Closed.class).value())
                .isEqualTo(Money.of(new BigDecimal("1117100.00"), Currency.getInstance("USD")));
        assertThat(imported.reasons())
                .containsExactly(
                        "the amount in column 'V' is in EUR, the mapping says USD; give \"currency\" a cell",
                        "'5 apples' in column 'V' is no number");
    }

    @Test
    void aRequiredDateThatIsEmptyRejectsTheRow() throws Exception {
        var content = "ID,D\n1,\n";

        assertThat(rows(fact("{ \"fact\": \"stage\", \"stage\": \"lead\", \"at\": \"D\" }"), content)
                        .receipt()
                        .empty())
                .isEqualTo(1);
        assertThat(rows(
                                fact("{ \"fact\": \"stage\", \"stage\": \"lead\", \"at\": \"D\", \"required\": true }"),
                                content)
                        .reasons())
                .containsExactly("column 'D' is empty, and the mapping requires it");
        assertThat(rows(fact("{ \"fact\": \"stage\", \"stage\": \"lead\", \"at\": null }"), content)
                        .fact(StageEntered.class)
                        .at())
                .isNull();
    }

    @Test
    void linksJoinSplitCells() throws Exception {
        var imported = rows("""
                { "rows": "event", "key": null, "facts": [
                  { "fact": "link", "keys": [ { "deal": "D" }, { "lead": { "column": "L", "split": ";" } } ] } ] }
                """, "D,L\n1,7; 8;\n2,\n");

        assertThat(imported.fact(Link.class).keys())
                .containsExactly(new ObjectKey("deal", "1"), new ObjectKey("lead", "7"), new ObjectKey("lead", "8"));
        assertThat(imported.receipt().empty()).isEqualTo(1);
    }

    @Test
    void retractionsNameTheRecordAndMaybeTheSlot() throws Exception {
        var imported = rows("""
                { "rows": "event", "key": { "deal": "D" }, "facts": [
                  { "fact": "retracted", "key": { "deal": "D" }, "slot": "S", "at": null } ] }
                """, "D,S\n1,\n2,closed\n");

        assertThat(imported.facts(Retracted.class))
                .containsExactly(new Retracted("deal/1", null, null), new Retracted("deal/2", "closed", null));
    }

    @Test
    void costsHaveAKindAndMaySpread() throws Exception {
        var imported = rows("""
                { "rows": "event", "key": null, "facts": [
                  { "fact": "cost", "value": "V", "at": "A", "until": "U", "channel": { "value": "ads" } } ] }
                """, "V;A;U\n-12,50;maalis 2026;31.3.2026\n;maalis 2026;\n");

        var cost = imported.fact(Cost.class);
        assertThat(cost.kind()).isEqualTo(Cost.Kind.MARKETING);
        assertThat(cost.value().minor()).isEqualTo(-1250);
        assertThat(cost.at()).isEqualTo(At.day(LocalDate.of(2026, 3, 1)));
        assertThat(cost.until()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(cost.context().channel()).isEqualTo("ads");
        assertThat(imported.receipt().empty()).isEqualTo(1);
    }

    @Test
    void ratesAreAboveZero() throws Exception {
        var imported = rows("""
                { "rows": "event", "id": ["C", "D"], "facts": [
                  { "fact": "rate", "currency": "C", "at": "D", "value": "V" } ] }
                """, "C,D,V\nusd,2026-03-01,0.92\nSEK,2026-03-01,0\n");

        assertThat(imported.fact(Rate.class))
                .isEqualTo(new Rate(Currency.getInstance("USD"), LocalDate.of(2026, 3, 1), new BigDecimal("0.92")));
        assertThat(imported.reasons()).containsExactly("a rate of 0; a rate is above 0");
    }

    @Test
    void anEntityIsDescribedByItsKey() throws Exception {
        var imported = rows(
                "{ \"entity\": \"company\", \"key\": \"Name\", \"attributes\": { \"segment\": \"Sector\" } }",
                "Name,Sector\nIsdom,medical\n");

        assertThat(imported.fact(Described.class))
                .isEqualTo(new Described(Entity.COMPANY, "Isdom", Map.of("segment", "medical")));
        assertThat(imported.only().subject()).isNull();
    }

    @Test
    void contactsFunnelsAndVersionsTravelWithTheRecord() throws Exception {
        var imported = rows(
                """
                { "key": "ID", "funnel": { "column": "Pipe" }, "version": "Modified",
                  "contact": { "id": "Person", "name": "Name" },
                  "facts": [ { "fact": "stage", "stage": "lead", "at": "D" } ] }
                """,
                "ID,Pipe,Modified,Person,Name,D\n1,renewals,2026-03-02,p1,Aino,2026-03-01\n2,,17,p2,Veikko,2026-03-01\n");

        assertThat(imported.records()).extracting("funnel").containsExactly("renewals", "main");
        assertThat(imported.records())
                .extracting("version")
                .containsExactly(LocalDate.of(2026, 3, 2).toEpochDay() * 86_400_000L, 17L);
        assertThat(imported.facts(StageEntered.class))
                .extracting(fact -> fact.context().contact())
                .containsExactly("p1", "p2");
        assertThat(imported.records())
                .flatExtracting(SourceRecord::people)
                .containsExactly(
                        new Person(Person.Kind.CONTACT, "p1", "Aino", null, null),
                        new Person(Person.Kind.CONTACT, "p2", "Veikko", null, null));
        assertThat(imported.receipt().remarks()).isEmpty();
    }

    @Test
    void aContactIsKnownByItsIdElseItsAddressElseItsName() throws Exception {
        var imported = rows(
                """
                { "key": "ID", "contact": { "id": "P", "email": "Mail", "name": "Name", "role": "Job" },
                  "facts": [ { "fact": "stage", "stage": "lead", "at": "D" } ] }
                """,
                "ID,P,Mail,Name,Job,D\n1,p1,a@x.fi,Aino,CFO,2026-03-01\n2,,v@x.fi,Veikko,,2026-03-01\n3,,,Eino,,2026-03-01\n4,,,,CEO,2026-03-01\n");

        assertThat(imported.records())
                .flatExtracting(SourceRecord::people)
                .containsExactly(
                        new Person(Person.Kind.CONTACT, "p1", "Aino", "a@x.fi", "CFO"),
                        new Person(Person.Kind.CONTACT, "v@x.fi", "Veikko", "v@x.fi", null),
                        new Person(Person.Kind.CONTACT, "Eino", "Eino", null, null));
        assertThat(imported.facts(StageEntered.class))
                .extracting(fact -> fact.context().contact())
                .containsExactly("p1", "v@x.fi", "Eino", null);
    }

    @Test
    void aContactThatNothingNamesIsRefused() throws Exception {
        assertThatThrownBy(() -> rows(
                        "{ \"key\": \"ID\", \"contact\": { \"role\": \"Job\" }, \"attributes\": { \"owner\": \"A\" } }",
                        "ID,Job,A\n1,CFO,x\n"))
                .hasMessageEndingWith("a contact is known by id, email or name; none is given");
    }

    @Test
    void anEntryAboutPersonsNamesThemByItsKey() throws Exception {
        var imported = rows("""
                { "entity": "person", "key": "ID", "contact": { "name": "Name", "email": "Mail" },
                  "attributes": { "seniority": "Level" } }
                """, "ID,Name,Mail,Level\n17,Aino,a@x.fi,senior\n18,Eino,,\n");

        assertThat(imported.records()).extracting(SourceRecord::entity).containsOnly(Entity.PERSON);
        assertThat(imported.records())
                .flatExtracting(SourceRecord::people)
                .containsExactly(
                        new Person(Person.Kind.CONTACT, "17", "Aino", "a@x.fi", null),
                        new Person(Person.Kind.CONTACT, "18", "Eino", null, null));
    }

    @Test
    void aCompleteEntryIsSaidWithTheLastBatchOfItsDelivery() throws Exception {
        var imported = rows(
                "{ \"key\": \"ID\", \"complete\": true, \"mayVanish\": 25, \"attributes\": { \"owner\": \"ID\" } }",
                "ID\n" + "1\n".repeat(2_500));

        assertThat(imported.batches()).hasSize(2);
        assertThat(imported.batches().get(0).complete()).isEmpty();
        assertThat(imported.batches().get(1).complete()).containsExactly(new Batch.Complete("rows", 25));
        assertThat(imported.batches().get(0).delivery())
                .isNotNull()
                .isEqualTo(imported.batches().get(1).delivery());
    }

    @Test
    void entriesHaveFormatsZonesAndCurrenciesOfTheirOwn() throws Exception {
        var imported = new Importing(folder)
                .file("a.csv", "note\n1|2026-03-01 00:30|5\n")
                .with("""
                        { "zone": "Europe/Helsinki", "files": [
                          { "file": "A*", "name": "a", "key": "ID", "zone": "America/New_York", "currency": "SEK",
                            "format": { "header": false, "skip": 1, "delimiter": "|", "columns": ["ID", "D", "V"] },
                            "facts": [ { "fact": "closed", "outcome": "won", "at": "D", "value": "V" } ] } ] }
                        """);

        assertThat(imported.fact(Closed.class).at()).isEqualTo(At.instant(Instant.parse("2026-03-01T05:30:00Z")));
        assertThat(imported.fact(Closed.class).value()).hasToString("5.00 SEK");
        assertThat(imported.only().origin()).hasToString("a.csv:2");
    }

    @Test
    void aFileNobodyTakesIsRefusedWithThePatternsThereAre() throws Exception {
        assertThat(new Importing(folder).file("x.csv", "ID\n1\n").refusedWith("""
                                { "lookups": { "t": { "file": "t.csv", "key": "K" } },
                                  "files": [ { "file": "deals*.csv", "name": "deal", "key": "ID",
                                               "attributes": { "owner": "ID" } } ] }
                                """))
                .isEqualTo(
                        "x.csv: the mapping has no entry for a file of this name; it has: deals*.csv, t.csv (lookup)");
    }

    @Test
    void anUnknownColumnListsThoseThereAre() throws Exception {
        assertThat(new Importing(folder)
                        .file("x.csv", "ID,Owner,,Stage\n1,a,b,c\n")
                        .refusedWith(attributes("\"owner\": \"Ownr\"")))
                .isEqualTo("x.csv has no column 'Ownr' (mapping attributes.owner (line 1:41)); the nearest is 'Owner';"
                        + " it has: ID, Owner, Stage");
    }

    @Test
    void aColumnThatStandsTwiceIsRefusedIfItIsUsed() throws Exception {
        assertThat(new Importing(folder).file("x.csv", "ID,A,A\n1,a,b\n").refusedWith(attributes("\"owner\": \"A\"")))
                .isEqualTo("x.csv has two columns 'A' (mapping attributes.owner (line 1:41)); rename one");
        assertThat(rows(attributes("\"owner\": \"ID\""), "ID,A,A\n1,a,b\n").records())
                .hasSize(1);
    }
}
