package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.report.Report;
import io.mittari.tenant.admin.Bundles;
import io.mittari.tenant.admin.Connectors;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.Shadow;
import io.mittari.tenant.admin.Swaps;
import io.mittari.tenant.admin.Templates;
import io.mittari.tenant.admin.Tenants;
import io.mittari.tenant.admin.Trust;
import io.mittari.tenant.admin.Unloads;
import io.mittari.tenant.admin.bundles.JarBuilder;
import io.mittari.tenant.admin.fixture.IdleConnector;
import io.mittari.tenant.admin.fixture.TitleReport;
import io.mittari.tenant.admin.runs.RunLedger;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** A home, a framework with Config Admin and components, and tenants in it. */
final class RealFramework {

    static final String CSV = "io.mittari.connectors.csv";
    static final String FUNNEL = "io.mittari.reports.funnel";

    private static final Limits SHORT = new Limits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5));
    private static final String SHARED = String.join(
            ",",
            "io.mittari.metrics.api.alert",
            "io.mittari.metrics.api.query",
            "io.mittari.metrics.api.report",
            "io.mittari.connector.spi",
            "org.apache.camel",
            "org.osgi.service.cm;version=1.6.1",
            "org.osgi.service.component;version=1.5.1",
            "org.osgi.service.component.runtime;version=1.5.1",
            "org.osgi.service.component.runtime.dto;version=1.5.1",
            "org.osgi.util.function;version=1.2.0",
            "org.osgi.util.promise;version=1.3.0");

    final FakePlatform platform;
    final FakeRuns connectors;
    private final Path home;
    private final Framework framework;
    private final Tenancy tenancy;

    private RealFramework(Path home, FakePlatform platform, FakeRuns connectors, Framework framework, Tenancy tenancy) {
        this.home = home;
        this.connectors = connectors;
        this.platform = platform;
        this.framework = framework;
        this.tenancy = tenancy;
    }

    /** Ships a connector csv 0.1.0 and a report funnel 0.1.0 and 0.2.0. */
    static RealFramework start(Path home) throws Exception {
        ship(home, csv(), funnel("0.1.0"), funnel("0.2.0"));
        return start(home, new FakePlatform());
    }

    static RealFramework start(Path home, FakePlatform platform) throws Exception {
        return start(home, platform, SHORT);
    }

    static RealFramework start(Path home, FakePlatform platform, Limits limits) throws Exception {
        var framework = framework(home.resolve("cache"), home);
        var context = framework.getBundleContext();
        var connectors = new FakeRuns();
        var tenancy = Tenancy.begin(
                context,
                service(context, ConfigurationAdmin.class),
                service(context, ServiceComponentRuntime.class),
                platform,
                platform.bundles,
                platform.templates,
                platform.runs,
                platform,
                new NoStore(),
                connectors,
                home,
                limits,
                Clock.fixed(Instant.parse("2026-10-31T12:00:00Z"), ZoneOffset.UTC));
        return new RealFramework(home, platform, connectors, framework, tenancy);
    }

    /** An empty one with Config Admin and components, which runs. */
    static Framework framework(Path storage, Path home) throws BundleException {
        var framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        "org.osgi.framework.storage",
                        storage.toString(),
                        "org.osgi.framework.storage.clean",
                        "onFirstInit",
                        "org.osgi.framework.system.packages.extra",
                        SHARED,
                        "mittari.home",
                        home.toString()));
        framework.start();
        for (var bundle : List.of("org.apache.felix.configadmin", "org.apache.felix.scr")) {
            framework.getBundleContext().installBundle(jarOf(bundle)).start();
        }
        return framework;
    }

    /** Stops everything; what the store holds stays. */
    RealFramework restarted() throws Exception {
        close();
        return start(home, platform);
    }

    static JarBuilder funnel(String version) {
        return JarBuilder.bundle(FUNNEL, version).component(TitleReport.class, Report.class.getName());
    }

    static JarBuilder csv() {
        return JarBuilder.bundle(CSV, "0.1.0").component(IdleConnector.class, "io.mittari.connector.spi.Connector");
    }

    /** Keeps the jars in the home and lists them as shipped, and none but them. */
    static void ship(Path home, JarBuilder... jars) throws IOException {
        Files.createDirectories(home.resolve("bundles"));
        Files.createDirectories(home.resolve("run"));
        var listed = new ArrayList<String>();
        for (var jar : jars) {
            var content = jar.bytes();
            var sha256 = JarBuilder.sha256(content);
            Files.write(home.resolve("bundles").resolve(sha256 + ".jar"), content);
            listed.add("{\"kind\":\"available\",\"name\":\"%s\",\"version\":\"%s\",\"sha256\":\"%s\"}"
                    .formatted(jar.headerOf("Bundle-SymbolicName"), jar.headerOf("Bundle-Version"), sha256));
        }
        Files.writeString(home.resolve("run").resolve("shipped.json"), listed.toString());
    }

    Tenants tenants() {
        return tenancy.tenants();
    }

    Instances instances() {
        return tenancy.instances();
    }

    Unloads unloads() {
        return tenancy.unloads();
    }

    Swaps swaps() {
        return tenancy.swaps();
    }

    Templates templates() {
        return tenancy.templates();
    }

    Bundles installer() {
        return tenancy.bundles();
    }

    Trust trust() {
        return tenancy.trust();
    }

    Shadow shadow() {
        return tenancy.shadow();
    }

    RunLedger runs() {
        return tenancy.runs();
    }

    Connectors connectors() {
        return tenancy.connectors();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    Map<String, String> configurations() throws Exception {
        return configurations(framework.getBundleContext());
    }

    /** PID and bundle location of every configuration there is. */
    static Map<String, String> configurations(BundleContext context) throws Exception {
        var found = new TreeMap<String, String>();
        var all = service(context, ConfigurationAdmin.class).listConfigurations(null);
        for (var each : all == null ? new Configuration[0] : all) {
            found.put(each.getPid(), each.getBundleLocation());
        }
        return found;
    }

    List<String> bundles() {
        return bundles(framework.getBundleContext());
    }

    /** Symbolic names with versions of what tenants' instances are made of. */
    static List<String> bundles(BundleContext context) {
        return Arrays.stream(context.getBundles())
                .filter(each -> each.getLocation().startsWith("mittari:"))
                .map(each -> each.getSymbolicName() + " " + each.getVersion())
                .sorted()
                .toList();
    }

    private static String jarOf(String artifact) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(File::new)
                .filter(each -> each.getName().startsWith(artifact + "-"))
                .map(each -> each.toURI().toString())
                .findFirst()
                .orElseThrow();
    }

    static <S> S service(BundleContext context, Class<S> type) {
        return context.getService(context.getServiceReference(type));
    }

    void close() throws InterruptedException, BundleException {
        tenancy.close();
        framework.stop();
        framework.waitForStop(10_000);
    }
}
