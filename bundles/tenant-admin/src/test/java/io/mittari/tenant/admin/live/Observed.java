package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.alert.AlertRequest;
import io.mittari.metrics.api.alert.AlertRule;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.GateCall;
import io.mittari.tenant.admin.SwapRecord;
import io.mittari.tenant.admin.bundles.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All that can be seen of an open home, part by part, each in words. */
record Observed(Map<String, String> parts) {

    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    static Observed of(HomeOnDerby home) throws Exception {
        var parts = new TreeMap<String, String>();
        parts.put("files", lines(files(home.folder)));
        parts.put("installed bundles", lines(home.store.installed()));
        parts.put("trusted jars", lines(home.store.trusted()));
        parts.put("bundles of the list", lines(home.tenancy.bundles().list()));
        parts.put("bundles in the framework", lines(RealFramework.bundles(home.context())));
        parts.put(
                "configurations",
                lines(RealFramework.configurations(home.context()).entrySet()));
        parts.put("instances that do not run", lines(home.tenancy.instances().ailing()));
        for (var tenant : TwoTenants.ALL) {
            of(home, tenant, (part, text) -> parts.put(part + " of " + tenant, text));
        }
        parts.put("findings in the store", lines(home.store.check()));
        parts.put("what unloaded bundles left", lines(home.tenancy.unloads().leftovers()));
        return new Observed(parts);
    }

    private interface Parts {
        void put(String part, String text);
    }

    private static void of(HomeOnDerby home, TenantId tenant, Parts parts) throws Exception {
        parts.put("copied file", Files.readString(copy(home.folder, tenant)));
        parts.put("file", home.store.tenant(tenant).orElseThrow().file());
        parts.put("versions", lines(home.store.history(tenant)));
        parts.put("live instances", lines(home.store.live(tenant)));
        parts.put(
                "swaps",
                lines(home.tenancy.swaps().history(tenant).stream()
                        .map(Observed::told)
                        .toList()));
        parts.put("generations that may write", lines(writers(home, tenant)));
        parts.put(
                "answer of the report",
                answer(
                        home,
                        tenant,
                        Kind.REPORT,
                        Report.class,
                        "monthly",
                        report -> report.render(
                                        ReportRequest.of(MONTH, Locale.ENGLISH),
                                        home.engine.open(tenant, AsOf.NOW, MONTH.atEndOfMonth()))
                                .title()));
        parts.put(
                "answer of the alert",
                answer(
                        home,
                        tenant,
                        Kind.ALERT,
                        AlertRule.class,
                        "silent",
                        alert -> alert.evaluate(
                                        AlertRequest.in(Locale.ENGLISH),
                                        home.engine.open(tenant, AsOf.NOW, MONTH.atEndOfMonth()))
                                .toString()));
        parts.put(
                "answer of the connector",
                answer(home, tenant, Kind.CONNECTOR, Object.class, "feed", Object::toString));
        var findings = new ArrayList<>(home.tenancy.upkeep().check(tenant));
        findings.addAll(home.engine.check(tenant, Progress.UNHEARD));
        parts.put("findings", lines(findings) + lines(home.store.check(tenant)));
    }

    static Path copy(Path home, TenantId tenant) {
        return home.resolve("tenants").resolve(tenant + ".json");
    }

    private static <S> String answer(
            HomeOnDerby home, TenantId tenant, Kind kind, Class<S> service, String name, GateCall<S, String> call) {
        try {
            return home.tenancy.instances().call(tenant, kind, service, name, call);
        } catch (Exception none) {
            return "none: " + none.getMessage();
        }
    }

    private static String told(SwapRecord swap) {
        return "%d by %s: %s %s".formatted(swap.change(), swap.by(), swap.why(), swap.moves());
    }

    private static List<Long> writers(HomeOnDerby home, TenantId tenant) {
        var may = new ArrayList<Long>();
        for (long generation = 1; generation <= 5; generation++) {
            try {
                home.store.admit(new Instance(tenant, "feed", generation), null);
                may.add(generation);
            } catch (MetricsException refused) {
                // not this one
            }
        }
        return may;
    }

    /** Those that others make are left out; a jar tells whether it is what its name says. */
    private static List<String> files(Path home) throws IOException {
        try (var all = Files.walk(home)) {
            var told = new ArrayList<String>();
            for (var file : all.filter(Files::isRegularFile).sorted().toList()) {
                var name = home.relativize(file).toString();
                if (!name.startsWith(HomeOnDerby.STORE + "/")
                        && !name.startsWith(HomeOnDerby.FRAMEWORK + "/")
                        && !name.startsWith("cache/")) {
                    told.add(name + (isDamaged(file) ? ", damaged" : ""));
                }
            }
            return told;
        }
    }

    static boolean isDamaged(Path file) throws IOException {
        var name = file.getFileName().toString();
        return name.endsWith(".jar") && !name.equals(JarBuilder.sha256(Files.readAllBytes(file)) + ".jar");
    }

    private static String lines(Collection<?> all) {
        return all.stream().map(each -> String.valueOf(each).replace('\n', ' ')).collect(Collectors.joining("\n"));
    }

    /** Without what a process that goes on has in memory still, and one that is started has not. */
    Observed stored() {
        var stored = new TreeMap<>(parts);
        stored.remove("bundles in the framework");
        return new Observed(stored);
    }

    /** Of one part; empty: there is none of that name. */
    String text(String part) {
        return parts.getOrDefault(part, "");
    }

    List<String> lines(String part) {
        return text(part).lines().toList();
    }
}
