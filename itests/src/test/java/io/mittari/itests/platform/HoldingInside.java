package io.mittari.itests.platform;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.connector.runtime.imports.RunningInstance;
import io.mittari.connector.spi.Connector;
import io.mittari.connector.spi.RouteSite;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * Inside the framework: a connector whose routes take files out of the inbox and keep hold of them until told to go on.
 * Words: the instance, and the state that is waited for; {@code GONE} for none.
 */
public final class HoldingInside implements BundleActivator {

    /** What a bundle of this imports. */
    static final String[] IMPORTS = {
        "io.mittari.connector.runtime.imports",
        "io.mittari.connector.spi",
        "io.mittari.metrics.api",
        "io.mittari.metrics.api.ingest",
        "org.apache.camel",
        "org.apache.camel.builder",
        "org.apache.camel.model",
        "org.apache.camel.spi"
    };

    static final String TENANT = "holding";

    /** Longer than any test holds, shorter than a drain may take. */
    private static final long LONGEST_HOLD_SECONDS = 45;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, ServiceRegistration<Connector>> offered = new ConcurrentHashMap<>();
    private final CountDownLatch inFlight = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Override
    public void start(BundleContext context) {
        var imports = context.getService(Objects.requireNonNull(context.getServiceReference(Imports.class)));
        door(context, "offer", words -> offered.put(words.get(0), offer(context, words.get(0))));
        door(context, "withdraw", words -> {
            Objects.requireNonNull(offered.remove(words.get(0))).unregister();
            return "";
        });
        door(context, "state", words -> state(imports, words.get(0)));
        door(context, "until", words -> {
            await(() -> state(imports, words.get(0)), words.get(1));
            return "";
        });
        door(context, "held", words -> {
            await(() -> String.valueOf(inFlight.getCount()), "0");
            return "";
        });
        door(context, "go-on", words -> {
            goOn.countDown();
            return "";
        });
    }

    @Override
    public void stop(BundleContext context) {
        goOn.countDown();
    }

    private ServiceRegistration<Connector> offer(BundleContext context, String name) {
        return context.registerService(
                Connector.class,
                this::routes,
                new Hashtable<>(Map.of(
                        TenantId.PROPERTY, TENANT, Instance.NAME_PROPERTY, name, Instance.GENERATION_PROPERTY, 1L)));
    }

    private RoutesBuilder routes(RouteSite site) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("file:%s?initialDelay=0&delay=20&scheduledExecutorService=#%s"
                                .formatted(site.inbox(), RouteSite.POLL_POOL))
                        .routeId(site.routeId("inbox"))
                        .process(HoldingInside.this::hold);
            }
        };
    }

    private void hold(Exchange exchange) throws InterruptedException {
        inFlight.countDown();
        if (!goOn.await(LONGEST_HOLD_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("held for %d s".formatted(LONGEST_HOLD_SECONDS));
        }
    }

    private static String state(Imports imports, String name) {
        return imports.instances().stream()
                .filter(shown -> shown.instance().tenant().value().equals(TENANT))
                .filter(shown -> shown.instance().name().equals(name))
                .map(RunningInstance::state)
                .map(Enum::name)
                .findFirst()
                .orElse("GONE");
    }

    private static void await(Supplier<String> state, String wanted) {
        long end = System.nanoTime() + PATIENCE;
        for (var seen = state.get(); !seen.equals(wanted); seen = state.get()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not %s in time, but %s".formatted(wanted, seen));
            }
            LockSupport.parkNanos(500_000);
        }
    }

    private static void door(BundleContext context, String door, Function<List<String>, Object> behind) {
        context.registerService(Function.class, behind, new Hashtable<>(Map.of("door", door)));
    }
}
