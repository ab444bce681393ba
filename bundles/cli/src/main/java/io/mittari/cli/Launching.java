package io.mittari.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts a platform with the script of the distribution that this command is part of. */
final class Launching implements Joining.Starter {

    /** System property that {@code bin/mittari} sets. */
    static final String DISTRIBUTION = "mittari.distribution";

    private static final String JAVA_OPTIONS = "MITTARI_JAVA_OPTS";

    /** What a terminal sends to all it has started is not for the platform: others may use it. */
    private static final String APART = "trap '' INT QUIT HUP; exec \"$0\" \"$@\"";

    private final @Nullable String distribution;

    Launching(@Nullable String distribution) {
        this.distribution = distribution;
    }

    @Override
    public Joining.StartedPlatform start(Home home, boolean whileUsed) throws Failure {
        if (distribution == null) {
            throw Failure.failed("no platform runs, and this command does not know its distribution; use bin/mittari");
        }
        var script = Path.of(distribution, "bin", "mittari-platform");
        try {
            var output = home.ownLogs().resolve("start.log");
            var process = new ProcessBuilder(
                            "/bin/sh",
                            "-c",
                            APART,
                            script.toString(),
                            "--home",
                            home.root().toString())
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            if (whileUsed) {
                process.environment().merge(JAVA_OPTIONS, "-Dmittari.while-used=true", (old, more) -> old + " " + more);
            }
            return new Joining.StartedPlatform(process.start().toHandle(), output);
        } catch (IOException unable) {
            throw Failure.failed("the platform cannot be started: %s; is the home %s, and %s, yours to write and run?"
                    .formatted(unable, home.root(), script));
        }
    }
}
