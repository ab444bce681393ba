package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Eventually;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An erased name is in no byte of the home any more, packed or not, and does not come back. */
class PersonEraseIT {

    private static final String NAME = "Aino Löfgren-Planted";
    private static final String EMAIL = "planted.aino@acme.example";
    private static final String CHANNEL = "Planted-Channel";

    private static final String MAPPING = """
            { "source": "crm", "lookups": { "teams": { "file": "teams.csv", "key": "Agent" } },
              "files": [ { "file": "deals*.csv", "name": "deal", "key": "ID",
                "contact": { "id": "Person", "name": "Contact", "email": "Mail" },
                "facts": [ { "fact": "stage", "stage": "lead", "at": "On" } ],
                "attributes": { "owner": "Agent", "channel": "Channel", "region": { "column": "Agent", "lookup": "teams.region" } } } ] }
            """;

    private static final String DEALS = """
            ID;On;Agent;Channel;Person;Contact;Mail
            1;2026-03-01;%1$s;%3$s;17;%1$s;%2$s
            2;2026-03-02;%1$s;web;18;Eino;
            3;2026-03-03;Veikko;web;17;%1$s;%2$s
            """.formatted(NAME, EMAIL, CHANNEL);

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void erasesANameFromEveryByteAndKeepsTheFigures() throws Exception {
        try (var mittari = new Mittari(folder.resolve("home"))) {
            // given: the name in columns of people, a rejected row, a lookup, and files that were taken and refused
            mittari.run("start").ok();
            mittari.run("tenant", "apply", tenant().toString()).ok();
            var teams = write("teams.csv", "Agent;region\n" + NAME + ";north\nVeikko;south\n");
            mittari.run("import", "acme", write("deals-first.csv", DEALS).toString(), teams.toString())
                    .ok();
            var inbox = mittari.home().resolve("inbox/acme/csv");
            drop(inbox, "deals-more.csv", DEALS + "9;" + NAME + "\n", "done/deals-more.csv");
            drop(inbox, "deals-bad.csv", "ID;Agent\n1;" + NAME + "\n", "refused/deals-bad.csv");
            assertThat(byOwner(mittari)).contains(NAME).contains("Veikko");
            assertThat(HomeBytes.holding(mittari.home(), NAME))
                    .anyMatch(place -> place.startsWith("data"))
                    .anyMatch(place -> place.startsWith("inbox/acme/csv/done"))
                    .anyMatch(place -> place.startsWith("inbox/acme/csv/refused"))
                    .anyMatch(place -> place.startsWith("inbox/acme/csv/lookups"))
                    .noneMatch(place -> place.contains("packed"));
            assertThat(HomeBytes.holding(mittari.home(), CHANNEL)).anyMatch(place -> place.contains("packed"));
            var counts = counts(byOwner(mittari));

            // when: a seller and a contact of the same name
            var first = eraseNext(mittari, "löfgren");
            assertThat(first.getJsonArray("left").getValuesAs(JsonObject.class))
                    .as("what the other still holds: %s", first)
                    .isNotEmpty()
                    .allMatch(left -> left.getString("place").startsWith("data/")
                            && left.getString("why").contains("another person of that name (mittari person find)"));
            var second = eraseNext(mittari, "löfgren");
            assertThat(second.getJsonArray("left")).as(second.toString()).isEmpty();

            // then
            assertThat(HomeBytes.holding(mittari.home(), NAME)).isEmpty();
            assertThat(HomeBytes.holding(mittari.home(), EMAIL)).isEmpty();
            assertThat(byOwner(mittari)).contains("(erased ").contains("Veikko");
            assertThat(counts(byOwner(mittari))).isEqualTo(counts);

            // and then: after the same file, and after a restart
            var again = mittari.run(
                            "import", "acme", write("deals-again.csv", DEALS).toString(), "--json")
                    .ok()
                    .json();
            assertThat(again.getInt("known")).as(again.toString()).isEqualTo(3);
            assertThat(again.getInt("stored") + again.getInt("corrected")).isZero();
            assertThat(HomeBytes.holding(mittari.home(), NAME)).isEmpty();
            mittari.run("stop").ok();
            assertThat(HomeBytes.holding(mittari.home(), NAME)).isEmpty();
            mittari.run("start").ok();
            assertThat(byOwner(mittari)).contains("(erased ").doesNotContain(NAME);
        }
    }

    private static JsonObject eraseNext(Mittari mittari, String name) throws Exception {
        var id = mittari.run("person", "find", "acme", name, "--json")
                .ok()
                .json()
                .getJsonArray("people")
                .getJsonObject(0)
                .getString("id");
        return mittari.run("person", "erase", "acme", id, "--json").ok().json();
    }

    private Path tenant() throws IOException {
        return write("acme.json", """
                { "id": "acme", "name": "Acme", "locale": "fi-FI", "zone": "UTC", "currency": "EUR",
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv", "version": "0.1.0", "settings": { "mapping": %s } } ],
                  "reports": [] }
                """.formatted(MAPPING));
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private void drop(Path inbox, String name, String content, String goesTo) throws Exception {
        Files.createDirectories(inbox);
        Files.move(write(name, content), inbox.resolve(name));
        Eventually.get(
                Duration.ofMinutes(2),
                () -> Optional.of(inbox.resolve(goesTo)).filter(Files::exists),
                () -> name + " did not go to " + goesTo);
    }

    private static String byOwner(Mittari mittari) throws Exception {
        return mittari.run("metric", "acme", "stage-count", "--by", "owner", "--json")
                .ok()
                .out();
    }

    private static List<String> counts(String answer) {
        var counts = new ArrayList<String>();
        var value = Pattern.compile("\"value\":([0-9]+)").matcher(answer);
        while (value.find()) {
            counts.add(value.group(1));
        }
        counts.sort(null);
        return counts;
    }
}
