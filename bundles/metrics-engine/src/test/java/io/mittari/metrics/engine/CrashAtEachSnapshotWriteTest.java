package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.stage;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.engine.crash.CrashAgent;
import io.mittari.metrics.engine.crash.CrashedProcess;
import io.mittari.metrics.engine.crash.Writes;
import io.mittari.metrics.engine.image.ImageFolders;
import io.mittari.metrics.engine.ingest.Indexes;
import io.mittari.metrics.store.derby.Derbies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is ended before each write by which an image is kept; whatever it left behind, the next one tells the same. */
class CrashAtEachSnapshotWriteTest {

    private static final String SEED = "7";

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
    void theNextOneTellsTheSameAndGoesOn() throws Exception {
        long writes = crash(copy("counted"), 0).writes();
        assertThat(writes).isGreaterThan(2);
        for (long write = 1; write <= writes; write++) {
            var home = copy("crashed-" + write);
            var crashed = crash(home, write);
            assertThat(crashed.exit())
                    .as("write %d of %d: %s", write, writes, crashed.output())
                    .isEqualTo(Writes.HALTED);

            checkGoesOn(home, "write %d of %d".formatted(write, writes));
        }
        System.out.printf("ended before each of %d writes%n", writes);
    }

    private static void checkGoesOn(Path home, String when) throws Exception {
        try {
            var store = Derbies.in(home);
            var acme = new Acme(store, Indexes.in(null), new ImageFolders(home.resolve("images")));
            assertThat(Everything.of(acme.view())).as(when).isEqualTo(Everything.of(new Acme(store).view()));
            acme.take(deal("one more", stage("lead", "2026-03-01")));
            assertThat(Everything.of(acme.view()))
                    .as("%s, and more came", when)
                    .isEqualTo(Everything.of(new Acme(store).view()));
            acme.engine.stop();
            acme = new Acme(store, Indexes.in(null), new ImageFolders(home.resolve("images")));
            assertThat(Everything.of(acme.view()))
                    .as("%s, and kept again", when)
                    .isEqualTo(Everything.of(new Acme(store).view()));
        } finally {
            Derbies.close(home);
        }
    }

    private CrashedProcess crash(Path home, long write) throws Exception {
        return CrashedProcess.run(agent, CrashingImages.class, home.toString(), SEED, String.valueOf(write));
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
}
