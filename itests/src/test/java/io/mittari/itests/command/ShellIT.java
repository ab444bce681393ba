package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.PlatformProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell is not there unless the platform was started with it, in the terminal of whoever started it. */
class ShellIT {

    @TempDir
    Path home;

    @Test
    void thereIsNoneUnlessAskedForAndNothingListensButTheApi() throws Exception {
        try (var mittari = new Mittari(home)) {
            mittari.run("start").ok();

            assertThat(bundles()).isNotEmpty().noneMatch(ShellIT::isOfTheShell);
            assertThat(listening(mittari.platform())).hasSize(1);
        }
    }

    @Test
    void whatIsTypedIsAnsweredAsTheCommandLineDoesAndNothingMoreListens() throws Exception {
        var shown = home.resolve("shown.txt");
        try (var mittari = new Mittari(home)) {
            var terminal = inATerminal(shown);
            try {
                mittari.run(
                                "tenant",
                                "add",
                                "acme",
                                "--name",
                                "Acme Oy",
                                "--locale",
                                "fi-FI",
                                "--zone",
                                "UTC",
                                "--currency",
                                "EUR")
                        .ok();
                var answers = new ArrayList<String>();
                for (var line : List.of("tenant list", "bundle list", "swap history acme")) {
                    answers.add(mittari.run(line.split(" ", -1)).ok().out());
                    type(terminal, line);
                }
                assertThat(bundles()).anyMatch(ShellIT::isOfTheShell);
                assertThat(listening(terminal.toHandle())).hasSize(1);
                type(terminal, "stop");
                assertThat(terminal.waitFor(2, TimeUnit.MINUTES)).isTrue();

                assertThat(Files.readString(shown)).contains(answers);
            } finally {
                terminal.destroy();
                terminal.waitFor(1, TimeUnit.MINUTES);
            }
        }
    }

    /** The platform as somebody starts it who wants the shell. */
    private Process inATerminal(Path shown) throws IOException {
        var script = PlatformProcess.shipped().resolve("bin/mittari-platform");
        var builder = new ProcessBuilder(script.toString(), "--home", home.toString(), "--shell")
                .redirectOutput(shown.toFile())
                .redirectError(home.resolve("errors.txt").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    private static void type(Process terminal, String line) throws IOException {
        var in = terminal.getOutputStream();
        in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    private static boolean isOfTheShell(String location) {
        return location.contains("gogo") || location.contains("io.mittari.shell");
    }

    /** Where the framework got what it has installed. */
    private List<String> bundles() throws IOException {
        var locations = new ArrayList<String>();
        try (var files = Files.walk(home.resolve("cache/framework"), 2)) {
            for (var file : files.filter(each -> each.endsWith("bundle.info")).toList()) {
                locations.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return locations;
    }

    /** Sockets that the process listens at, as the kernel tells. */
    private static Set<String> listening(ProcessHandle process) throws IOException {
        var own = Path.of("/proc", "" + process.pid());
        Set<String> sockets = new TreeSet<>();
        try (var descriptors = Files.newDirectoryStream(own.resolve("fd"))) {
            for (var each : descriptors) {
                var target = Files.readSymbolicLink(each).toString();
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring("socket:[".length(), target.length() - 1));
                }
            }
        }
        Set<String> found = new TreeSet<>();
        for (var table : List.of("net/tcp", "net/tcp6")) {
            for (var line : Files.readAllLines(own.resolve(table))) {
                var words = line.strip().split("\\s+", -1);
                if (words[3].equals("0A") && sockets.contains(words[9])) {
                    found.add(words[1]);
                }
            }
        }
        return found;
    }
}
