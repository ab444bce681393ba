package io.mittari.cli;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo", description = "Three demo customers with a year of data, and their reports.")
final class DemoCommand implements Callable<Integer> {

    private final Session session;
    private final @Nullable String distribution;

    @Option(names = "--once", description = "Do it, print the summary, exit.")
    private boolean once;

    DemoCommand(Session session, @Nullable String distribution) {
        this.session = session;
        this.distribution = distribution;
    }

    @Override
    public Integer call() throws Failure, InterruptedException {
        if (distribution == null) {
            throw Failure.failed("the demo is part of the distribution; use bin/mittari");
        }
        var customers = DemoCustomer.in(Path.of(distribution, "demo"));
        var platform = session.platform();
        int exit = ExitCode.DONE;
        for (var customer : customers) {
            try {
                show(platform, customer);
            } catch (Failure failure) {
                exit = ExitCode.FAILED;
                session.messages().println("mittari: %s: %s".formatted(customer.id(), failure.getMessage()));
            }
        }
        if (!once) {
            session.print("console: " + StartCommand.console(platform));
            session.messages().println("mittari: the platform stays until Ctrl-C");
            new CountDownLatch(1).await();
        }
        return exit;
    }

    private void show(Client platform, DemoCustomer customer) throws Failure, InterruptedException {
        platform.put(Target.of("tenants"), customer.tenantFile());
        var receipt = ImportCommand.run(platform, customer.order(), customer.files(), session)
                .asJsonObject();
        var funnel = platform.get(asked(customer, "funnel")).asJsonObject();
        var leaks = platform.get(asked(customer, "leaks")).asJsonObject();
        session.print("== %s".formatted(customer.id()));
        session.print("%s rows read, %s rejected; %s facts stored, %s known"
                .formatted(receipt.get("read"), receipt.get("rejected"), receipt.get("stored"), receipt.get("known")));
        session.print(new FunnelText(funnel, null).toString());
        session.print(leak(leaks.getJsonArray("leaks").getValuesAs(JsonObject.class)));
        for (var report : reports(platform, customer)) {
            session.print("report: " + write(platform, customer, report));
        }
        session.print("");
    }

    private static Target asked(DemoCustomer customer, String what) {
        return Target.of("tenants", customer.id(), what)
                .with("from", customer.month())
                .with("to", customer.month())
                .with("today", customer.today());
    }

    private static String leak(List<JsonObject> leaks) {
        if (leaks.isEmpty()) {
            return "no leak: no settled conversion is below its floor";
        }
        var worst = leaks.get(0);
        var cells = new Cells();
        var money = worst.containsKey("money") ? ", worth about " + Cells.about(worst.getJsonObject("money")) : "";
        return "%s: %s > %s, where %s go on; the floor is %s %%. At the floor: about %s more deals%s"
                .formatted(
                        worst.getBoolean("certain") ? "worst leak" : "possible leak",
                        worst.getString("from"),
                        worst.getString("to"),
                        cells.full(worst.getJsonObject("rate")),
                        worst.getJsonNumber("floor")
                                .bigDecimalValue()
                                .stripTrailingZeros()
                                .toPlainString(),
                        worst.get("deals"),
                        money);
    }

    private static List<String> reports(Client platform, DemoCustomer customer) throws Failure, InterruptedException {
        return platform
                .get(Target.of("tenants", customer.id(), "reports"))
                .asJsonObject()
                .getJsonArray("reports")
                .stream()
                .map(report -> report.asJsonObject().getString("name"))
                .toList();
    }

    private Path write(Client platform, DemoCustomer customer, String report) throws Failure, InterruptedException {
        var content = platform.content(Target.of("tenants", customer.id(), "reports", report)
                .with("month", customer.month())
                .with("format", "html")
                .with("today", customer.today()));
        var file = session.home().root().resolve("demo").resolve(customer.id() + "-" + report + ".html");
        try {
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, content);
            return file;
        } catch (IOException unwritable) {
            throw Failure.failed("'%s' cannot be written: %s".formatted(file, unwritable.getMessage()));
        }
    }
}
