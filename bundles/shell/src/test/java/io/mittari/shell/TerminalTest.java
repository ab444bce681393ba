package io.mittari.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real Gogo, and a command that says what it was given. */
class TerminalTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final ThreadIOImpl threads = new ThreadIOImpl();
    private CommandProcessorImpl commands;

    @BeforeEach
    void shell() throws Exception {
        threads.start();
        commands = new CommandProcessorImpl(threads);
        var script = Files.writeString(folder.resolve("mittari"), """
                #!/bin/sh
                echo "given: $*"
                echo "warned" >&2
                read line && echo "took the input"
                if [ "$4" = fail ]; then exit 2; fi
                """);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        for (var name : Shell.NAMES) {
            commands.addCommand(Shell.SCOPE, new ShippedCommand(script, Path.of("/the/home"), name), name);
        }
    }

    @AfterEach
    void stop() {
        commands.stop();
        threads.stop();
    }

    @Test
    void aLineIsACommandOfTheCommandLineOnThisHome() {
        assertThat(typed("swap plan @retail monthly 1.1.0")).isEqualTo("""
                mittari> given: --home /the/home swap plan @retail monthly 1.1.0
                warned
                mittari>\s""");
    }

    @Test
    void itsScopeMayBeSaidAndBlankLinesAreNothing() {
        assertThat(typed("\n  \nmittari:tenant list")).contains("given: --home /the/home tenant list\n");
    }

    @Test
    void aCommandThatFailsIsToldAndTheNextIsRead() {
        assertThat(typed("tenant fail\nno-such-command\nstatus"))
                .contains("mittari: tenant ended with 2\n", "no-such-command", "given: --home /the/home status\n");
    }

    @Test
    void nothingBeginsAPlatformOrTakesItsPlace() {
        assertThat(typed("start\nrestore x\ndemo")).doesNotContain("given");
    }

    private String typed(String lines) {
        var in = new ByteArrayInputStream((lines + "\n").getBytes(UTF_8));
        new Terminal(commands, in, new PrintStream(shown, true, UTF_8)).run();
        return shown.toString(UTF_8);
    }
}
