package io.mittari.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;

/** Reads lines and has each executed, until there is no more input; the platform runs on then. */
final class Terminal implements Runnable {

    private static final String PROMPT = "mittari> ";

    private final CommandProcessor commands;
    private final InputStream in;
    private final PrintStream out;
    private volatile boolean closed;

    Terminal(CommandProcessor commands, InputStream in, PrintStream out) {
        this.commands = commands;
        this.in = in;
        this.out = out;
    }

    /** The line in hand is the last one. */
    void close() {
        closed = true;
    }

    @Override
    public void run() {
        try (var session = commands.createSession(in, out, out)) {
            session.put("SCOPE", Shell.SCOPE + ":*");
            var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            prompt();
            for (var line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
                execute(session, line);
                prompt();
            }
        } catch (IOException gone) {
            out.println("mittari: the terminal is gone: " + gone.getMessage());
        }
    }

    private void prompt() {
        out.print(PROMPT);
        out.flush();
    }

    private void execute(CommandSession session, String line) {
        try {
            var result = line.isBlank() ? null : session.execute(line);
            if (result != null) {
                out.println(session.format(result, Converter.INSPECT));
            }
        } catch (Exception failed) { // whatever was typed, the next line is read
            out.println("mittari: " + failed.getMessage());
        }
    }
}
