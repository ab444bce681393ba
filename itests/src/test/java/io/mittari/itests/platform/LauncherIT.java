package io.mittari.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.PlatformProcess;
import io.mittari.itests.support.TestBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged distribution as a process. */
@Tag("quick")
class LauncherIT {

    /** What a JVM that a signal ended reports. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void startsInAnEmptyHomeStopsOnASignalAndStartsAgain() throws Exception {
        var home = folder.resolve("home");
        for (int run = 1; run <= 2; run++) {
            try (var platform = PlatformProcess.start(PlatformProcess.shipped(), home)) {
                assertThat(home.resolve("run/platform.json")).content().contains("\"pid\":" + platform.pid());
                assertThat(platform.terminate()).isEqualTo(TERMINATED);
                assertThat(platform.output()).doesNotContain("WARN", "ERROR");
            }
            assertThat(home.resolve("run/platform.json")).doesNotExist();
        }
    }

    @Test
    void keepsWhatItRunsWithToItsOwner() throws Exception {
        var home = folder.resolve("home");
        try (var platform = PlatformProcess.start(PlatformProcess.shipped(), home)) {
            try (var files = Files.list(home.resolve("run"))) {
                assertThat(files)
                        .isNotEmpty()
                        .allSatisfy(file -> assertThat(permissions(file))
                                .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
            }
            assertThat(permissions(home)).isEqualTo("rwx------");
            platform.terminate();
        }
    }

    @Test
    void namesWhoHoldsTheHome() throws Exception {
        var home = folder.resolve("home");
        try (var holder = PlatformProcess.start(PlatformProcess.shipped(), home);
                var second = PlatformProcess.launch(PlatformProcess.shipped(), home)) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output()).contains("the home " + home + " is in use by process " + holder.pid());
            assertThat(holder.terminate()).isEqualTo(TERMINATED);
        }
    }

    @Test
    void startsAgainAfterAKill() throws Exception {
        var home = folder.resolve("home");
        try (var killed = PlatformProcess.start(PlatformProcess.shipped(), home)) {
            killed.kill();
        }
        try (var next = PlatformProcess.start(PlatformProcess.shipped(), home)) {
            assertThat(home.resolve("run/platform.json")).content().contains("\"pid\":" + next.pid());
            next.terminate();
        }
    }

    @Test
    void doesNotRunWithABrokenBundleAndSaysWhy() throws Exception {
        var home = folder.resolve("home");
        var broken = withBundle("broken", TestBundle.empty("io.mittari.broken", "com.example.missing"));
        try (var platform = PlatformProcess.launch(broken, home)) {
            assertThat(platform.exitCode()).isEqualTo(1);
            assertThat(platform.output())
                    .contains("not started", "io.mittari.broken", "osgi.wiring.package=com.example.missing");
        }
        assertThat(home.resolve("run/platform.json")).doesNotExist();
    }

    @Test
    void doesNotRunWithoutABundleOfTheList() throws Exception {
        var home = folder.resolve("home");
        var incomplete = withBundle("lost", new byte[0]);
        Files.delete(incomplete.resolve("bundles/lost.jar"));
        try (var platform = PlatformProcess.launch(incomplete, home)) {
            assertThat(platform.exitCode()).isEqualTo(1);
            assertThat(platform.output()).contains("bundles.list names", "lost.jar, which is not there");
        }
        assertThat(home.resolve("run/platform.json")).doesNotExist();
    }

    @Test
    void repairsNothingSilently() throws Exception {
        var home = folder.resolve("home");
        PlatformProcess.start(PlatformProcess.shipped(), home).terminate();
        Path damaged;
        try (var kept = Files.list(home.resolve("bundles"))) {
            damaged = kept.findFirst().orElseThrow();
        }
        Files.write(damaged, new byte[] {1, 2, 3});

        try (var platform = PlatformProcess.launch(PlatformProcess.shipped(), home)) {
            assertThat(platform.exitCode()).isEqualTo(1);
            assertThat(platform.output()).contains(damaged.getFileName().toString(), "damaged");
        }
    }

    private Path withBundle(String name, byte[] content) throws IOException {
        var copy = folder.resolve("distribution");
        try (var files = Files.walk(PlatformProcess.shipped())) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(PlatformProcess.shipped().relativize(file)));
            }
        }
        Files.write(copy.resolve("bundles/" + name + ".jar"), content);
        Files.writeString(copy.resolve("conf/bundles.list"), "\n20 " + name + "\n", StandardOpenOption.APPEND);
        return copy;
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
