package io.mittari.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HomeLockTest {

    @TempDir
    Path folder;

    private Path root;

    @BeforeEach
    void name() {
        root = folder.resolve("home");
    }

    @Test
    void whoOnlyLooksWhetherTheHomeIsInUseDoesNotMakeAStartFail() throws Exception {
        Home.at(root);
        var looking = Executors.newSingleThreadScheduledExecutor();
        try (var probe = FileChannel.open(
                        root.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var held = probe.lock()) {
            var let = looking.schedule(() -> release(held), 100, TimeUnit.MILLISECONDS);

            try (var lock = HomeLock.take(root)) {
                assertThat(lock.home().root()).isEqualTo(root);
            }
            let.get();
        } finally {
            looking.shutdown();
        }
    }

    @Test
    void aHomeThatIsHeldIsRefusedNamingTheHolder() throws Exception {
        try (var lock = HomeLock.take(root)) {
            assertThatThrownBy(() -> HomeLock.take(root))
                    .isInstanceOf(StartFailed.class)
                    .hasMessage(
                            "the home %s is in use by another process that has not said yet who it is".formatted(root));
            lock.home().writeRunFile(Home.PLATFORM, "{\"pid\":4711}");
            assertThatThrownBy(() -> HomeLock.take(root))
                    .hasMessage("the home %s is in use by process 4711".formatted(root));
            lock.home().writeRunFile(Home.PLATFORM, "damaged");
            assertThatThrownBy(() -> HomeLock.take(root))
                    .hasMessage("the home %s is in use by another process, not named in %s"
                            .formatted(root, root.resolve("run/platform.json")));
        }
    }

    @Test
    void aHomeThatCannotBeWrittenIsNamedWithTheMend() throws Exception {
        Files.writeString(root, "a file, no folder");

        assertThatThrownBy(() -> HomeLock.take(root))
                .isInstanceOf(StartFailed.class)
                .hasMessageStartingWith("the home %s cannot be used: ".formatted(root))
                .hasMessageEndingWith("; make it yours to write, or pick another with --home");
    }

    private static Void release(FileLock held) throws Exception {
        held.release();
        return null;
    }
}
