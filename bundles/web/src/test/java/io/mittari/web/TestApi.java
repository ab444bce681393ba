package io.mittari.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The API and the console over {@link Fixed}, on a real server. */
final class TestApi implements AutoCloseable {

    final Fixed fixed = new Fixed();
    final FixedSwaps swaps = new FixedSwaps();
    final FixedRuns runs = new FixedRuns();
    final FixedBundles bundles = new FixedBundles();
    final FixedTemplates templates = new FixedTemplates();
    final FixedUpkeep upkeep = new FixedUpkeep();
    final Access access = new Access(new SecureRandom(), Clock.systemUTC());
    final ClientLeases leases = new ClientLeases(Duration.ofMillis(20), false);
    final CountDownLatch stopped = new CountDownLatch(1);
    final Api api;
    final TestServer server;
    private final ImportDesk imports;

    TestApi(Path home) {
        var advice = new Advice(fixed, fixed, fixed);
        try {
            imports = new ImportDesk(
                    new Customers(fixed), fixed, fixed, advice, home.resolve("run/imports"), Clock.systemUTC());
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
        var platform =
                new PlatformDesk.Platform("0.1.0", home, Instant.EPOCH, () -> "http://127.0.0.1/", stopped::countDown);
        var checkup = new Checkup(home, health(), fixed, fixed, swaps, bundles, upkeep, upkeep, upkeep.home(), runs);
        api = ApiServlet.api(
                new Customers(fixed),
                fixed,
                fixed,
                swaps,
                swaps,
                new FixedShadow(),
                runs,
                fixed,
                fixed,
                advice,
                fixed.people,
                imports,
                new PlatformDesk(platform, access, leases, checkup),
                new UpkeepDesk(new Customers(fixed), checkup),
                new BundleDesk(bundles, bundles),
                new TemplateDesk(new Customers(fixed), templates));
        server = new TestServer(Map.of(
                ApiDoor.PATH + "*",
                new ApiDoor(access, api) {
                    private static final long serialVersionUID = 1L;
                },
                "/health",
                new HealthServlet(health(), upkeep),
                "/*",
                new ConsoleDoor(access, ConsoleServlet.api(fixed, fixed, fixed, fixed, runs)) {
                    private static final long serialVersionUID = 1L;
                }));
    }

    /** Of a framework without a bundle. */
    private static Health health() {
        var context = Proxies.answering(BundleContext.class, "getBundles", new Bundle[0]);
        var components =
                Proxies.answering(ServiceComponentRuntime.class, "getComponentDescriptionDTOs", java.util.List.of());
        return new Health(context, components);
    }

    @Override
    public void close() {
        leases.close();
        imports.close();
        server.close();
    }
}
