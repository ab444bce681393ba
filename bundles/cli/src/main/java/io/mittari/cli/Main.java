package io.mittari.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code mittari COMMAND}. */
final class Main {

    /** System property that {@code bin/mittari} sets to true where messages go to a terminal. */
    private static final String TERMINAL = "mittari.terminal";

    private Main() {}

    public static void main(String[] arguments) {
        var out = stream(FileDescriptor.out);
        var messages = stream(FileDescriptor.err);
        var distribution = System.getProperty(Launching.DISTRIBUTION);
        var session =
                new Session(System.getenv(), out, messages, Boolean.getBoolean(TERMINAL), new Launching(distribution));
        int exit = line(session, distribution, out, messages).execute(arguments);
        out.flush();
        System.exit(exit);
    }

    static CommandLine line(Session session, @Nullable String distribution, PrintStream out, PrintStream messages) {
        return new CommandLine(session)
                .addSubcommand(new DemoCommand(session, distribution))
                .addSubcommand(new StartCommand(session))
                .addSubcommand(new StopCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new DoctorCommand(session))
                .addSubcommand(new BackupCommand(session))
                .addSubcommand(new RestoreCommand(session))
                .addSubcommand(TenantCommand.line(session))
                .addSubcommand(TemplateCommand.line(session))
                .addSubcommand(SwapCommand.line(session))
                .addSubcommand(BundleCommand.line(session))
                .addSubcommand(TrustCommand.line(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(MappingCommand.line(session))
                .addSubcommand(new FunnelCommand(session))
                .addSubcommand(new MetricCommand(session))
                .addSubcommand(new ExplainCommand(session))
                .addSubcommand(new RestateCommand(session))
                .addSubcommand(new ReportCommand(session))
                .addSubcommand(RejectedCommand.line(session))
                .addSubcommand(PersonCommand.line(session))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(messages, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, parsed) -> exit(failure, messages));
    }

    private static int exit(Exception failure, PrintStream messages) {
        if (failure instanceof Failure told) {
            messages.println("mittari: " + told.getMessage());
            return told.exitCode();
        }
        messages.println("mittari: internal error");
        failure.printStackTrace(messages);
        return ExitCode.FAILED;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
