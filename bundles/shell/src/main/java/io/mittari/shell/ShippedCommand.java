package io.mittari.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command of {@code bin/mittari}, run as a process of its own on the home of this platform: it says and does what it does
 * anywhere else.
 */
final class ShippedCommand implements Function {

    private final Path script;
    private final Path home;
    private final String name;

    ShippedCommand(Path script, Path home, String name) {
        this.script = script;
        this.home = home;
        this.name = name;
    }

    /** Writes what the command says where the session writes; a pipe can read it. */
    @Override
    public @Nullable Object execute(CommandSession session, List<Object> arguments)
            throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(script.toString(), "--home", home.toString(), name));
        arguments.forEach(each -> line.add(String.valueOf(each)));
        var process = new ProcessBuilder(line)
                .redirectInput(new File("/dev/null")) // the terminal's input is the shell's
                .redirectErrorStream(true)
                .start();
        try (var said = process.getInputStream()) {
            said.transferTo(session.getConsole());
            session.getConsole().flush();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("%s ended with %d".formatted(name, exit));
            }
            return null;
        } finally {
            process.destroy(); // where the shell was interrupted
        }
    }
}
