package io.mittari.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description =
                "A report of a month; report list [TENANT]: the reports there are; report runs TENANT [REPORT]: what was handed out.")
final class ReportCommand implements Callable<Integer> {

    private static final String LIST = "list";
    private static final String RUNS = "runs";
    private static final String FOR_A_TERMINAL = "md";

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "TENANT",
            description = "A tenant, a list a,b, a tag @retail, or all; or the word list or runs.")
    private String tenant = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "REPORT", description = "Its name: monthly.")
    private @Nullable String report;

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "REPORT",
            description = "report runs: only of this one.",
            hidden = true)
    private @Nullable String only;

    @Option(names = "--month", paramLabel = "MONTH", description = "The month: 2026-10; else the last full one.")
    private @Nullable String month;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "html, md or json; else by the ending of FILE, else md.")
    private @Nullable String format;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write; for several tenants a folder. Else it is printed.")
    private @Nullable Path output;

    @Option(
            names = "--as-of",
            paramLabel = "POINT",
            description = "What was known then: a day, an instant, #SEQUENCE, or reported: as MONTH was.")
    private @Nullable String asOf;

    @Option(names = "--today", paramLabel = "DAY", description = "Count as if it were this day.")
    private @Nullable String today;

    @Option(names = "--json", description = "report list, report runs: one JSON document for scripts.")
    private boolean json;

    ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        if (tenant.equals(LIST)) {
            return list(report == null ? "all" : report);
        }
        if (tenant.equals(RUNS)) {
            return runs();
        }
        if (only != null) {
            throw Failure.wrongUsage("'%s' is one word too many".formatted(only));
        }
        if (report == null) {
            throw Failure.wrongUsage("which report? mittari report list shows them");
        }
        var platform = session.platform();
        if (!several(tenant)) {
            write(content(platform, tenant, report), output);
            if (output != null) {
                session.print(output.toString());
            }
            return ExitCode.DONE;
        }
        return each(platform, report);
    }

    /** One file for each tenant; one that fails does not stop the others. */
    private int each(Client platform, String name) throws Failure, InterruptedException {
        int exit = ExitCode.DONE;
        var folder = output == null ? Path.of("") : output;
        var tenants = platform.get(Target.of("tenants").with("select", tenant)).asJsonArray();
        for (var one : tenants.getValuesAs(JsonObject.class)) {
            var id = one.getString("tenant");
            try {
                var file =
                        folder.resolve("%s-%s.%s".formatted(id, month == null ? name : name + "-" + month, format()));
                write(content(platform, id, name), file);
                session.print(file.toString());
            } catch (Failure failure) {
                exit = ExitCode.FAILED;
                session.messages().println("mittari: %s: %s".formatted(id, failure.getMessage()));
            }
        }
        return exit;
    }

    private byte[] content(Client platform, String id, String name) throws Failure, InterruptedException {
        return platform.content(Target.of("tenants", id, "reports", name)
                .with("month", month)
                .with("format", format())
                .with("asOf", asOf)
                .with("today", today));
    }

    private void write(byte[] content, @Nullable Path file) throws Failure {
        if (file == null) {
            session.write(content);
            return;
        }
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, content);
        } catch (IOException unwritable) {
            throw Failure.failed("'%s' cannot be written: %s".formatted(file, unwritable.getMessage()));
        }
    }

    private String format() {
        if (format != null) {
            return format;
        }
        var name = output == null || several(tenant) ? "" : output.toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? FOR_A_TERMINAL : name.substring(dot + 1);
    }

    private int list(String selector) throws Failure, InterruptedException {
        var answer = session.platform().get(Target.of("tenants", selector, "reports"));
        if (json) {
            session.print(answer);
            return session.judged(answer);
        }
        var table = new Table()
                .text("tenant")
                .text("report")
                .text("component")
                .text("version")
                .text("state");
        for (var one : Answers.good(answer)) {
            for (var report : one.getJsonArray("reports").getValuesAs(JsonObject.class)) {
                table.row(List.of(
                        one.getString("tenant"),
                        report.getString("name"),
                        report.getString("component"),
                        report.getString("version"),
                        report.getString("trouble", "runs")));
            }
        }
        session.print(table.toString());
        return session.judged(answer);
    }

    private int runs() throws Failure, InterruptedException {
        if (report == null) {
            throw Failure.wrongUsage("of which tenant? mittari report runs TENANT [REPORT]");
        }
        var answer = session.platform().get(Target.of("tenants", report, "runs").with("report", only));
        if (json) {
            session.print(answer);
        } else {
            Answers.good(answer).forEach(one -> session.print(RunText.ofTenant(one)));
        }
        return session.judged(answer);
    }

    private static boolean several(String selector) {
        return selector.equals("all") || selector.startsWith("@") || selector.contains(",");
    }
}
