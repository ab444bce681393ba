package io.mittari.metrics.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.engine.crash.CrashAgent;
import io.mittari.metrics.engine.crash.CrashedProcess;
import io.mittari.metrics.engine.crash.Told;
import io.mittari.metrics.engine.crash.Writes;
import io.mittari.metrics.store.derby.Derbies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is ended before each of its writes in turn, goes on where it was told to have come, and must have what an
 * undisturbed one has, block for block. The build ends it before every {@code N / 16}-th write;
 * {@code -Dmittari.crash.rounds=all} before every single one.
 */
class CrashAtEachWriteTest {

    private static final long SEED = 7;
    private static final String ROUNDS = System.getProperty("mittari.crash.rounds", "16");

    @TempDir
    Path folder;

    private Path agent;
    private Path made;

    @BeforeEach
    void makeTenant() throws Exception {
        agent = CrashAgent.jar(folder);
        made = Files.createDirectory(folder.resolve("made"));
        Acme.in(made);
        Derbies.close(made);
    }

    @Test
    void aProcessThatIsEndedBeforeAWriteLosesNothingAndCountsNothingTwice() throws Exception {
        var undisturbed = undisturbed();
        long writes = crash(0, copy("counted")).writes();
        long rounds = ROUNDS.equals("all") ? writes : Math.min(writes, Long.parseLong(ROUNDS));
        long ended = 0;
        for (long round = 1; round <= rounds; round++) {
            long write = writes * round / rounds;
            var home = copy("crashed-" + write);

            var crashed = crash(write, home);
            if (crashed.exit() == 0) {
                assertThat(crashed.writes())
                        .as("Derby makes a few more or less")
                        .isLessThan(write);
            } else {
                assertThat(crashed.exit())
                        .as("write %d of %d: %s", write, writes, crashed.output())
                        .isEqualTo(Writes.HALTED);
                ended++;
            }

            assertThat(goneOn(home, crashed.told(), "crm"))
                    .as("write %d of %d", write, writes)
                    .isEqualTo(undisturbed);
            assertThat(filesThatSay(SalesDays.ERASED, home))
                    .as("names of the erased, write %d of %d", write, writes)
                    .isEmpty();
            delete(home);
        }
        assertThat(ended).isGreaterThan(rounds / 2);
        System.out.printf("ended before %d of %d writes%n", ended, writes);
    }

    @Test
    void theCheckerFindsWhatIsLost() throws Exception {
        // given: a process that promises what it has not stored
        var home = copy("lost");
        var crashed = crash(60, home);
        var promised = new Told();
        promised.acknowledged(crashed.told().steps(), crashed.told().sequence() + 2);

        assertThatThrownBy(() -> goneOn(home, promised, "crm"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("lost");
    }

    @Test
    void theCheckerFindsWhatIsCountedTwice() throws Exception {
        // given: a connector that names its rows anew when it goes on
        var home = copy("twice");
        var crashed = crash(60, home);

        assertThat(goneOn(home, crashed.told(), "crm-again")).isNotEqualTo(undisturbed());
    }

    @Test
    void theCheckerFindsWhoIsNotForgotten() throws Exception {
        var home = copy("named");
        Acme.again(home).take(Acme.deal("1", Acme.described("owner", SalesDays.ERASED)));
        Derbies.close(home);

        assertThat(filesThatSay(SalesDays.ERASED, home)).isNotEmpty();
    }

    /** Derby writes ASCII as it is. */
    private static List<Path> filesThatSay(String text, Path home) throws IOException {
        try (var files = Files.walk(home)) {
            var saying = new ArrayList<Path>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, StandardCharsets.ISO_8859_1).contains(text)) {
                    saying.add(file);
                }
            }
            return saying;
        }
    }

    private List<String> undisturbed() throws Exception {
        return goneOn(copy("undisturbed"), new Told(), "crm");
    }

    private CrashedProcess crash(long write, Path home) throws Exception {
        return CrashedProcess.run(
                agent, CrashingDays.class, home.toString(), String.valueOf(SEED), String.valueOf(write));
    }

    /** What is kept after the steps that were not done yet. */
    private static List<String> goneOn(Path home, Told told, String source) throws Exception {
        try {
            var acme = Acme.again(home);
            assertThat(acme.store.head(Acme.ID).orElseThrow().sequence())
                    .as("lost: what was promised to be stored")
                    .isGreaterThanOrEqualTo(told.sequence());
            var days = new SalesDays(SEED, source);
            for (int step = told.steps(); step < SalesDays.STEPS; step++) {
                days.take(acme, step, new Told());
            }
            return SalesDays.kept(acme);
        } finally {
            Derbies.close(home);
        }
    }

    private Path copy(String name) throws IOException {
        var to = folder.resolve(name);
        try (var files = Files.walk(made)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(made.relativize(file)));
            }
        }
        return to;
    }

    private static void delete(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
