package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import io.mittari.itests.support.Eventually;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency's customers have many inboxes, and most of them are empty most of the time. */
class ManyInboxesIT {

    private static final int TENANTS = 10;
    private static final int INBOXES_EACH = 100;

    @TempDir
    Path folder;

    @Test
    void aThousandInboxesAreWatchedByAPlatformOfFewerThanFiftyThreads() throws Exception {
        try (var mittari = new Mittari(folder.resolve("home"))) {
            // given
            mittari.run("start").ok();
            for (int i = 0; i < TENANTS; i++) {
                mittari.run("tenant", "apply", tenantFile("t" + i).toString()).ok();
            }

            // when: a file comes into one of them
            drop(mittari.home().resolve("inbox/t7/inbox77"));

            // then
            Eventually.get(
                    Duration.ofMinutes(2),
                    () -> Optional.of(open(mittari)).filter(count -> count > 0),
                    () -> "nothing came in");
            var threads = ProcessStatus.of(mittari.platform(), "Threads");
            System.out.printf(
                    "INBOXES %d: %s threads in the JVM, RSS %s%n",
                    TENANTS * INBOXES_EACH, threads, ProcessStatus.of(mittari.platform(), "VmRSS"));
            assertThat(Integer.parseInt(threads)).isLessThan(50);
        }
    }

    private Path tenantFile(String tenant) throws IOException {
        var connectors = IntStream.range(0, INBOXES_EACH)
                .mapToObj("""
                        { "component": "io.mittari.connectors.csv", "name": "inbox%d", "version": "0.1.0",
                          "settings": { "mapping": %%s } }"""::formatted)
                .map(connector -> connector.formatted(SalesEvents.MAPPING))
                .collect(Collectors.joining(",\n"));
        return Files.writeString(folder.resolve(tenant + ".json"), """
                { "id": "%s", "name": "Acme", "locale": "en-US", "zone": "UTC", "currency": "EUR",
                  "connectors": [ %s ] }
                """.formatted(tenant, connectors));
    }

    private void drop(Path inbox) throws IOException {
        var rows = folder.resolve("events.csv");
        SalesEvents.write(rows, 1_000);
        Files.move(rows, inbox.resolve("events.csv"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long open(Mittari mittari) throws Exception {
        return mittari
                .run("funnel", "t7", "--json")
                .ok()
                .json()
                .getJsonArray("rows")
                .getValuesAs(JsonObject.class)
                .stream()
                .mapToLong(row -> row.getJsonNumber("open").longValueExact())
                .sum();
    }
}
