package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Eventually;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a mapping did not understand, and what becomes of them. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ReplayIT {

    private static final String CLOSED = """
            { "fact": "closed", "outcome": { "column": "Status", "values": { "Won": "won"%s } }, "at": "Closed", "value": "Amount" }""";

    private static final String MAPPING = """
            { "mapping": 1, "source": "crm", "key": "ID", "facts": [ %s ] }
            """.formatted(CLOSED);

    /** Whose rows are known by an account that a lookup has. */
    private static final String BY_ACCOUNT = """
            { "mapping": 1, "source": "crm", "lookups": { "accounts": { "file": "accounts.csv", "key": "Name" } },
              "files": [ { "file": "deals*.csv", "name": "deal", "key": { "column": "Account", "lookup": "accounts.Number" },
                "facts": [ { "fact": "stage", "stage": "lead", "at": "On" } ], "attributes": { "owner": "Agent" } } ] }
            """;

    private static final String JANUARY = """
            ID;Status;Closed;Amount
            1;Won;20.1.2026;100,50
            2;Voitto;21.1.2026;1.234
            3;Voitto;22.1.2026;7
            4;Hm;23.1.2026;7
            """;

    @TempDir
    Path folder;

    private Mittari mittari = new Mittari(Path.of(""));
    private String strict = "";
    private String mended = "";

    @BeforeEach
    void start() throws Exception {
        mittari = new Mittari(folder.resolve("home"));
        mittari.run("start").ok();
        strict = file("strict.json", MAPPING.formatted(""));
        mended = file("mended.json", MAPPING.formatted(", \"Voitto\": \"won\""));
    }

    @AfterEach
    void stop() throws Exception {
        mittari.close();
    }

    @Test
    void areTakenFromWhatWasKeptAndRestateTheirMonthOnly() throws Exception {
        add();
        imported("january.csv", JANUARY);
        var reported = imported("february.csv", "ID;Status;Closed;Amount\n3;Won;2.2.2026;9\n");
        Files.delete(folder.resolve("january.csv"));
        assertThat(mittari.run("rejected", "acme").ok().out())
                .startsWith("acme: 2 rejected rows, the oldest of them kept until 20")
                .contains("ID;Status;Closed;Amount")
                .contains("line 3, key 2: 'Voitto' in column 'Status' is not listed")
                .contains("2;Voitto;21.1.2026;1.234");

        var dry = mittari.run("rejected", "replay", "acme", "--mapping", mended, "--dry-run", "--json")
                .ok()
                .json();
        var replay = replayed();

        assertThat(dry.getInt("stored")).isEqualTo(1);
        assertThat(List.of(replay.getInt("read"), replay.getInt("stored"), replay.getInt("rejected")))
                .containsExactly(2, 1, 1);
        assertThat(replay.getJsonArray("months").toString()).isEqualTo("[\"2026-01\"]");
        assertThat(mittari.run("rejected", "acme").ok().out())
                .contains("acme: 1 rejected row,")
                .contains("4;Hm;23.1.2026;7");
        assertThat(mittari.run("explain", "acme", "won-count", "--json").ok().out())
                .contains("january.csv:3", "february.csv:2")
                .doesNotContain("january.csv:4");

        // and: the month that was reported is told again, by the row that was replayed
        var restated = mittari.run("restate", "acme", "--month", "2026-01", "--reported", "#" + reported)
                .ok()
                .out();
        assertThat(restated)
                .contains("won-count, basis closed: 1 reported, 2 now, difference +1")
                .contains("won 1234.00 EUR 2026-01-21, january.csv:3");
        assertThat(mittari.run("restate", "acme", "--month", "2026-02", "--reported", "#" + reported)
                        .ok()
                        .out())
                .contains("nothing is restated");
    }

    @Test
    void countOnceHoweverTheyComeAgain() throws Exception {
        add();
        imported("january.csv", JANUARY);
        replayed();

        var again = mittari.run("rejected", "replay", "acme", "--mapping", mended);
        var file = mittari.run("import", "acme", file("january.csv", JANUARY), "--mapping", mended, "--json")
                .ok()
                .json();

        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.out()).contains("acme: 1 rows read again, 1 still rejected");
        assertThat(again.err()).contains("mittari: 1 row is still rejected; mittari rejected acme shows it");
        assertThat(List.of(file.getInt("stored"), file.getInt("known"), file.getInt("corrected")))
                .containsExactly(0, 3, 0);
        assertThat(rejected()).isEqualTo(1);
        assertThat(won()).isEqualTo(3);
    }

    @Test
    void waitForALookupAndAreTakenByTheSameMapping() throws Exception {
        apply(tenant("csv", BY_ACCOUNT));
        var deals = file("deals-1.csv", "Account;On;Agent\nAlfa;1.3.2026;Aino\nBeta;2.3.2026;Eino\n");
        mittari.run("import", "acme", deals, file("accounts.csv", "Name;Number\nAlfa;7\n"))
                .ok();
        assertThat(rejected()).isEqualTo(1);
        assertThat(mittari.run("rejected", "replay", "acme").out()).contains("1 rows read again, 1 still rejected");

        mittari.run("import", "acme", file("accounts.csv", "Name;Number\nAlfa;7\nBeta;8\n"))
                .ok();
        var replay = mittari.run("rejected", "replay", "acme", "--json").ok().json();

        assertThat(List.of(replay.getInt("stored"), replay.getInt("rejected"))).containsExactly(1, 0);
        assertThat(rejected()).isZero();
        assertThat(leads()).isEqualTo(2);
        assertThat(mittari.run("import", "acme", deals, "--json").ok().json().getInt("known"))
                .isEqualTo(2);
    }

    @Test
    void ofAPersonWhoWasErasedAreNotBroughtBack() throws Exception {
        apply(tenant("csv", BY_ACCOUNT));
        mittari.run("import", "acme", file("deals-1.csv", """
                                Account;On;Agent
                                Alfa;1.3.2026;Aino Planted
                                Beta;2.3.2026;Aino Planted
                                Gamma;3.3.2026;Eino
                                """), file("accounts.csv", "Name;Number\nAlfa;7\n"))
                .ok();
        assertThat(rejected()).isEqualTo(2);
        var id = mittari.run("person", "find", "acme", "aino", "--json")
                .ok()
                .json()
                .getJsonArray("people")
                .getJsonObject(0)
                .getString("id");
        assertThat(mittari.run("person", "erase", "acme", id, "--json")
                        .ok()
                        .json()
                        .getInt("rejected"))
                .isEqualTo(1);

        mittari.run("import", "acme", file("accounts.csv", "Name;Number\nAlfa;7\nBeta;8\nGamma;9\n"))
                .ok();
        var replay = mittari.run("rejected", "replay", "acme", "--json").ok().json();

        assertThat(List.of(replay.getInt("read"), replay.getInt("stored"))).containsExactly(1, 1);
        assertThat(leads()).isEqualTo(2);
        assertThat(mittari.run("metric", "acme", "stage-count", "--by", "owner")
                        .ok()
                        .out())
                .contains("Eino")
                .doesNotContain("Aino");
    }

    @Test
    void areReadOnceThoughThePlatformWasKilledMeanwhile() throws Exception {
        add();
        var many = 30_000;
        var content = new StringBuilder("ID;Status;Closed;Amount\n0;Won;1.1.2026;0,5\n");
        for (int i = 1; i <= many; i++) {
            content.append(i)
                    .append(";Voitto;")
                    .append(i % 28 + 1)
                    .append(".1.2026;")
                    .append(i)
                    .append('\n');
        }
        imported("january.csv", content.toString());
        var before = sequence();
        var out = folder.resolve("replay.out");
        var command =
                mittari.begin(out, folder.resolve("replay.err"), "rejected", "replay", "acme", "--mapping", mended);
        Eventually.get(
                Duration.ofMinutes(5),
                () -> Optional.of(sequence()).filter(now -> now > before + 2),
                () -> Mittari.text(out));
        assertThat(command.isAlive()).as("the replay was still running").isTrue();

        mittari.kill();

        assertThat(command.waitFor()).isEqualTo(1);
        assertThat(Mittari.text(folder.resolve("replay.err"))).contains("replay again");
        mittari.run("start").ok();
        var taken = won() - 1;
        assertThat(taken).isBetween(1L, many - 1L);
        var again = replayed();
        assertThat(again.getInt("read")).isEqualTo((int) (many - taken));
        assertThat(again.getInt("stored")).isEqualTo((int) (many - taken));
        assertThat(won()).isEqualTo(many + 1L);
        assertThat(rejected()).isZero();
        assertThat(mittari.run("metric", "acme", "revenue", "--json").ok().out())
                .contains("\"value\":%d.50".formatted(many * (many + 1L) / 2));
    }

    @Test
    void areNamedWhereTheyCannotBeRead() throws Exception {
        add();
        assertThat(mittari.run("rejected", "replay", "acme").ok().out())
                .isEqualToNormalizingNewlines("nothing to read again: acme has no rejected rows\n");
        imported("january.csv", JANUARY);

        assertThat(refused("rejected", "replay", "acme"))
                .contains("csv: the instance 'csv' has no mapping: set its \"mapping\", or replay with one");
        assertThat(refused("rejected", "replay", "acme", "--connector", "crm"))
                .contains("acme has no connector instance crm; it has csv");
        assertThat(refused("rejected", "replay", "nobody")).contains("there is no tenant 'nobody'; there are: acme");
        assertThat(refused("rejected", "replay", "acme", "--mapping", "no.json"))
                .contains("'no.json' cannot be read");
        assertThat(refused("rejected", "replay", "acme", "--mapping", file("wrong.json", "{ \"mapping\": 2 }")))
                .contains("mapping");
        assertThat(mittari.run("rejected", "replay").exit()).isEqualTo(2);

        apply(tenant("erp", MAPPING.formatted("")));
        assertThat(refused("rejected", "replay", "acme"))
                .contains(
                        "3 rejected rows of acme came through the connector csv, which it does not have any more: add it to the tenant file again, or import the files anew");
        assertThat(rejected()).isEqualTo(3);
    }

    private String refused(String... line) throws Exception {
        var ran = mittari.run(line);
        assertThat(ran.exit()).as(ran.toString()).isEqualTo(1);
        return ran.err();
    }

    private void add() throws Exception {
        mittari.run("tenant", "add", "acme", "--name", "A", "--locale", "fi-FI", "--zone", "UTC", "--currency", "EUR")
                .ok();
    }

    private void apply(String tenant) throws Exception {
        mittari.run("tenant", "apply", file("acme.json", tenant)).ok();
    }

    private static String tenant(String connector, String mapping) {
        return """
                { "id": "acme", "name": "Acme", "locale": "fi-FI", "zone": "UTC", "currency": "EUR",
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "%s", "version": "0.1.0", "settings": { "mapping": %s } } ],
                  "reports": [] }
                """.formatted(connector, mapping);
    }

    /** Returns the point of the journal. */
    private long imported(String name, String content) throws Exception {
        return mittari.run("import", "acme", file(name, content), "--mapping", strict, "--json")
                .ok()
                .json()
                .getJsonNumber("sequence")
                .longValue();
    }

    private JsonObject replayed() throws Exception {
        return mittari.run("rejected", "replay", "acme", "--mapping", mended, "--json")
                .ok()
                .json();
    }

    private int rejected() throws Exception {
        return mittari.run("rejected", "acme", "--json")
                .ok()
                .json()
                .getJsonArray("rejected")
                .size();
    }

    private long won() throws Exception {
        return value("metric", "acme", "won-count");
    }

    private long leads() throws Exception {
        return value("metric", "acme", "stage-count", "--where", "stage=lead");
    }

    private long value(String... metric) throws Exception {
        return asked(metric)
                .getJsonArray("rows")
                .getJsonObject(0)
                .getJsonNumber("value")
                .longValue();
    }

    private long sequence() throws Exception {
        return asked("metric", "acme", "won-count").getJsonNumber("sequence").longValue();
    }

    private JsonObject asked(String... metric) throws Exception {
        var line = new ArrayList<>(List.of(metric));
        line.add("--json");
        return mittari.run(line.toArray(String[]::new)).ok().json();
    }

    private String file(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
