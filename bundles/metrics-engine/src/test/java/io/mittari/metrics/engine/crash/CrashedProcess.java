package io.mittari.metrics.engine.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a process with the agent ended.
 *
 * @param exit {@link Writes#HALTED} if it was ended before a write
 */
public record CrashedProcess(int exit, List<String> output) {

    private static final int MINUTES = 2;

    public CrashedProcess {
        output = List.copyOf(output);
    }

    /** Runs a main class to its end, on the class path of this test. */
    public static CrashedProcess run(Path agent, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        return run(agent, List.of(), main, arguments);
    }

    /** @param points methods {@code type.method} that tell when they have done their work */
    public static CrashedProcess run(Path agent, List<String> points, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dderby.stream.error.file=" + agent.resolveSibling("derby.log"),
                "-javaagent:" + agent + (points.isEmpty() ? "" : "=" + String.join(",", points)),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var output = agent.resolveSibling("output.txt").toFile();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        return new CrashedProcess(process.waitFor(), Files.readAllLines(output.toPath()));
    }

    public Told told() {
        return Told.read(output);
    }

    /** How many writes it made, if it came to its end. */
    public long writes() {
        return output.stream()
                .filter(line -> line.startsWith("writes "))
                .mapToLong(line -> Long.parseLong(line.substring("writes ".length())))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("it ended with %d:%n%s".formatted(exit, String.join("\n", output))));
    }
}
