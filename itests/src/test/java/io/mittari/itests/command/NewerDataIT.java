package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Eventually;
import io.mittari.itests.support.PlatformProcess;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Data that a newer Mittari has written. */
class NewerDataIT {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void isRefusedByNameOfBothSchemas() throws Exception {
        try (var mittari = new Mittari(folder.resolve("home"))) {
            mittari.run("start").ok();
            mittari.run("stop").ok();
            int known = writtenByNewer(mittari.home().resolve("data/derby"));

            var start = mittari.run("start");

            assertThat(start.exit()).isEqualTo(1);
            assertThat(start.err())
                    .contains("has schema %d, this program knows up to %d: a newer one has written it"
                            .formatted(known + 1, known));
            var running = mittari.home().resolve("run/platform.json");
            Eventually.get(
                    Duration.ofMinutes(1),
                    () -> Optional.of(running).filter(Files::notExists),
                    () -> "the platform that was not well still runs");
        }
    }

    /** Adds a step to the steps that were taken; returns how many they were. */
    private static int writtenByNewer(Path database) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {derby().toUri().toURL()}, NewerDataIT.class.getClassLoader())) {
            var derby = (Driver) loader.loadClass("org.apache.derby.jdbc.EmbeddedDriver")
                    .getDeclaredConstructor()
                    .newInstance();
            try (var connection = derby.connect("jdbc:derby:" + database, new Properties());
                    var statement = connection.createStatement()) {
                int steps;
                try (var rows = statement.executeQuery("SELECT MAX(version) FROM schema_version")) {
                    assertThat(rows.next()).isTrue();
                    steps = rows.getInt(1);
                }
                statement.executeUpdate("INSERT INTO schema_version VALUES (%d, 'newer')".formatted(steps + 1));
                return steps;
            } finally {
                shutDown(derby, database);
            }
        }
    }

    private static void shutDown(Driver derby, Path database) {
        try {
            derby.connect("jdbc:derby:" + database + ";shutdown=true", new Properties());
        } catch (SQLException down) {
            assertThat(down.getSQLState()).as(down.getMessage()).isEqualTo("08006");
        }
    }

    private static Path derby() throws Exception {
        try (var bundles = Files.list(PlatformProcess.shipped().resolve("bundles"))) {
            return bundles.filter(jar -> jar.getFileName().toString().startsWith("io.mittari.wrapped.derby"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
