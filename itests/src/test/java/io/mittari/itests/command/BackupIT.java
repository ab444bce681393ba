package io.mittari.itests.command;

import static io.mittari.itests.command.SalesHome.CUSTOMERS;
import static io.mittari.itests.command.SalesHome.figures;
import static io.mittari.itests.command.SalesHome.flipInTheMiddle;
import static io.mittari.itests.command.SalesHome.largest;
import static io.mittari.itests.command.SalesHome.sequence;
import static io.mittari.itests.command.SalesHome.withoutSequence;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Eventually;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Homes that are copied while they are used, killed, and restored. */
class BackupIT {

    private static final String NAME = "Aino Planted";

    /** So that the copy is made in the midst of it; where the import ends before, less is shown, but nothing wrong. */
    private static final int LONGER_THAN_A_BACKUP = 400_000;

    @TempDir
    Path work;

    private SalesHome sales;
    private Path backup;

    @BeforeEach
    void prepare() throws IOException {
        sales = new SalesHome(work);
        backup = work.resolve("backup");
    }

    @Test
    void aCopyMadeWhileImportingHasTheFiguresOfOneMoment() throws Exception {
        sales = new SalesHome(work, LONGER_THAN_A_BACKUP);
        try (var mittari = sales.start("home")) {
            var before = sequence(mittari, "busy");
            var importing = sales.beginMany(mittari, "busy");
            Eventually.get(
                    Duration.ofMinutes(5),
                    () -> Optional.of(sequence(mittari, "busy")).filter(now -> now > before + 2),
                    () -> "the import does not begin");

            mittari.run("backup", backup.toString(), "--with-keys").ok();

            mittari.kill();
            importing.waitFor();
        }
        try (var old = new Mittari(work.resolve("home"));
                var restored = new Mittari(work.resolve("other"))) {
            restored.run("restore", backup.toString()).ok();
            restored.run("start").ok();
            old.run("start").ok();
            for (var tenant : CUSTOMERS) {
                var here = figures(restored, tenant);
                assertThat(here).isEqualTo(figures(old, tenant, sequence(restored, tenant)));
            }
            assertThat(sequence(restored, "busy")).isGreaterThan(3).isLessThanOrEqualTo(sequence(old, "busy"));
            // what was not in the copy comes again, and all counts once
            sales.takeMany(restored, "busy");
            sales.takeMany(old, "busy");
            assertThat(withoutSequence(figures(restored, "busy"))).isEqualTo(withoutSequence(figures(old, "busy")));
        }
    }

    @Test
    void aBackupThatIsKilledIsNoneAndTheHomeIsWell() throws Exception {
        try (var mittari = sales.start("home")) {
            large(mittari.home());
            var asked =
                    mittari.begin(work.resolve("backup.out"), work.resolve("backup.err"), "backup", backup.toString());
            Eventually.get(
                    Duration.ofMinutes(2),
                    () -> Optional.of(work.resolve(".backup.unfinished")).filter(Files::exists),
                    () -> Mittari.text(work.resolve("backup.err")));
            mittari.kill();
            assertThat(asked.waitFor()).isEqualTo(1);
        }
        assertThat(backup).doesNotExist();
        try (var mittari = new Mittari(work.resolve("home"))) {
            mittari.run("start").ok();
            mittari.run("doctor").ok();
            mittari.run("backup", backup.toString()).ok();
        }
        assertThat(work.resolve(".backup.unfinished")).doesNotExist();
        assertThat(backup.resolve("backup.json")).exists();
    }

    @Test
    void aRestoreThatIsKilledLeavesTheHomeAsItWas() throws Exception {
        Map<String, String> backedUp;
        Map<String, String> before;
        try (var mittari = sales.start("home")) {
            large(mittari.home());
            backedUp = figures(mittari, "calm");
            mittari.run("backup", backup.toString()).ok();
            sales.takeMany(mittari, "calm");
            before = figures(mittari, "calm");
        }
        try (var mittari = new Mittari(work.resolve("home"))) {
            var restoring = mittari.begin(
                    work.resolve("restore.out"),
                    work.resolve("restore.err"),
                    "restore",
                    backup.toString(),
                    "--replace");
            Eventually.get(
                    Duration.ofMinutes(2),
                    () -> Optional.of(mittari.home().resolve("restore.unfinished"))
                            .filter(Files::exists),
                    () -> Mittari.text(work.resolve("restore.err")));
            restoring.destroyForcibly().waitFor();
            assertThat(mittari.home().resolve("restore")).as("it was not done").doesNotExist();

            mittari.run("start").ok();
            assertThat(figures(mittari, "calm")).isEqualTo(before);
            assertThat(mittari.run("restore", backup.toString(), "--replace").err())
                    .contains("stop it first: mittari stop");
            mittari.run("stop").ok();
            mittari.run("restore", backup.toString(), "--replace").ok();
            mittari.run("start").ok();
            assertThat(figures(mittari, "calm")).isEqualTo(backedUp);
        }
    }

    @Test
    void aDamagedOrUnfinishedBackupIsRefusedAndTheHomeStaysWhatItIs() throws Exception {
        Map<String, String> before;
        try (var mittari = sales.start("home")) {
            before = figures(mittari, "calm");
            mittari.run("backup", backup.toString()).ok();
            assertThat(mittari.run("backup", backup.toString()).err()).contains("is there and is not empty");
            assertThat(mittari.run("backup", work.resolve("home/data/b").toString())
                            .err())
                    .contains("would lie inside the home");
        }
        flipInTheMiddle(largest(backup.resolve("data/derby/seg0")));
        try (var mittari = new Mittari(work.resolve("home"))) {
            assertThat(mittari.run("restore", backup.toString(), "--replace").err())
                    .contains("its content has another digest; use another backup, nothing was changed");
            Files.delete(backup.resolve("backup.json"));
            assertThat(mittari.run("restore", backup.toString(), "--replace").err())
                    .contains("is no backup: it has no backup.json");
            mittari.run("start").ok();
            assertThat(figures(mittari, "calm")).isEqualTo(before);
        }
    }

    @Test
    void whoWasErasedSinceTheBackupIsInNoByteOfTheRestoredHome() throws Exception {
        var withoutRejected = """
                ID;On;Agent
                1;2026-03-01;%s
                2;2026-03-02;Veikko
                """.formatted(NAME);
        var people = Files.writeString(work.resolve("deals.csv"), withoutRejected + "3;bad;" + NAME + "\n");
        var mapping = Files.writeString(work.resolve("people.json"), """
                { "source": "crm", "files": [ { "file": "deals.csv", "name": "deal", "key": "ID",
                  "facts": [ { "fact": "stage", "stage": "lead", "at": "On" } ], "attributes": { "owner": "Agent" } } ] }
                """);
        var take = new String[] {"import", "calm", people.toString(), "--mapping", mapping.toString()};
        try (var mittari = sales.start("home")) {
            var inbox = Files.createDirectories(mittari.home().resolve("inbox/calm/csv/done"));
            Files.copy(people, inbox.resolve("deals.csv"));
            mittari.run(take).ok();
            mittari.run("backup", backup.toString()).ok();
            assertThat(HomeBytes.holding(backup, NAME))
                    .anyMatch(place -> place.startsWith("data"))
                    .anyMatch(place -> place.startsWith("inbox"));
            var id = mittari.run("person", "find", "calm", "planted", "--json")
                    .ok()
                    .json()
                    .getJsonArray("people")
                    .getJsonObject(0)
                    .getString("id");
            mittari.run("person", "erase", "calm", id).ok();
            mittari.run("stop").ok();

            mittari.run("restore", backup.toString(), "--replace").ok();

            assertThat(HomeBytes.holding(mittari.home(), NAME)).isEmpty();
            mittari.run("start").ok();
            Files.writeString(people, withoutRejected);
            mittari.run(take).ok();
            assertThat(HomeBytes.holding(mittari.home().resolve("data"), NAME)).isEmpty();
            assertThat(mittari.run("metric", "calm", "stage-count", "--by", "owner", "--json")
                            .ok()
                            .out())
                    .contains("(erased ")
                    .contains("Veikko")
                    .doesNotContain(NAME);
        }
    }

    @Test
    void withoutTheKeyOfItsHomeABackupTellsFiguresAndTakesNoPeople() throws Exception {
        var people = Files.writeString(work.resolve("deals.csv"), "ID;On;Agent\n1;2026-03-01;" + NAME + "\n");
        var mapping = Files.writeString(work.resolve("people.json"), """
                { "source": "crm", "files": [ { "file": "deals.csv", "name": "deal", "key": "ID",
                  "facts": [ { "fact": "stage", "stage": "lead", "at": "On" } ], "attributes": { "owner": "Agent" } } ] }
                """);
        var take = new String[] {"import", "calm", people.toString(), "--mapping", mapping.toString()};
        Map<String, String> before;
        try (var mittari = sales.start("home")) {
            mittari.run(take).ok();
            before = figures(mittari, "calm");
            mittari.run("backup", backup.toString()).ok();
        }
        try (var other = new Mittari(work.resolve("other"))) {
            var told = other.run("restore", backup.toString());
            assertThat(told.exit()).as(told.toString()).isEqualTo(1);
            assertThat(told.err()).contains("neither the backup nor this home has keys/people.key");
            assertThat(told.out())
                    .contains("tenant calm: its people were kept under another key than the one in keys/people.key");
            other.run("start").ok();
            assertThat(figures(other, "calm")).isEqualTo(before);
            Files.writeString(people, "ID;On;Agent\n2;2026-03-01;Veikko\n");
            assertThat(other.run(take).err()).contains("were kept under another key");
            other.run("stop").ok();

            Files.copy(
                    work.resolve("home/keys/people.key"),
                    other.home().resolve("keys/people.key"),
                    StandardCopyOption.REPLACE_EXISTING);
            other.run("start").ok();
            other.run("doctor").ok();
            other.run(take).ok();
        }
    }

    @Test
    void allThereIsOfACustomerIsHandedOut() throws Exception {
        try (var mittari = sales.start("home")) {
            var out = work.resolve("out");

            var done = mittari.run("tenant", "export", "calm", out.toString(), "--json")
                    .ok()
                    .json();

            assertThat(Files.readAllLines(out.resolve("facts.jsonl")))
                    .hasSize(done.getInt("facts"))
                    .hasSizeGreaterThan(3_000)
                    .allMatch(line -> line.startsWith("{\"source\":") && line.endsWith("}"));
            assertThat(HomeBytes.holding(out, "busy")).as("of another customer").isEmpty();
            assertThat(HomeBytes.holding(
                            out,
                            Files.readString(mittari.home().resolve("keys/people.key"))
                                    .strip()))
                    .isEmpty();
            assertThat(mittari.run("tenant", "export", "calm", out.toString()).err())
                    .contains("is there already: name a folder that is not, nothing is written over");
        }
    }

    /** Makes copies of the home take a second. */
    private static void large(Path home) throws IOException {
        var done = Files.createDirectories(home.resolve("inbox/calm/csv/done"));
        try (var file = new RandomAccessFile(done.resolve("large.csv").toFile(), "rw")) {
            file.setLength(400L << 20);
        }
    }
}
