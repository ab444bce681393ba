package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.fail;

import io.mittari.connector.runtime.imports.RunningInstance;
import io.mittari.connector.runtime.imports.RunningInstance.State;
import io.mittari.connector.spi.Connector;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.ImportRequest.Progress;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.DryRun;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.MetricsIngest;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.api.tenant.TenantSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A hosting with real Camel, an ingest that remembers, and tenants that are all alike. */
final class Hosted implements AutoCloseable {

    static final TenantId ACME = new TenantId("acme");
    static final Receipt STORED = new Receipt(7, 1, 0, 0, 0, 0, 0);
    static final Receipt COMPARED = new Receipt(0, 1, 2, 3, 4, 5, 6);

    final ConcurrentLinkedQueue<Batch> ingested = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<Batch> compared = new ConcurrentLinkedQueue<>();
    final Set<TenantId> unknown = ConcurrentHashMap.newKeySet();
    final AtomicInteger released = new AtomicInteger();
    volatile Currency currency = Currency.getInstance("EUR");
    final FixedRejections rejections = new FixedRejections();
    final Hosting hosting;

    Hosted(Path home) {
        this(home, Duration.ofSeconds(60));
    }

    Hosted(Path home, Duration drain) {
        this(home, drain, Duration.ofSeconds(12));
    }

    Hosted(Path home, Duration drain, Duration stop) {
        hosting = new Hosting(
                new RuntimeSettings(drain, Duration.ofSeconds(5), stop, 4),
                this::settings,
                new Inboxes(home.resolve("inbox")),
                new Ingesting(),
                rejections,
                Clock.systemUTC());
    }

    private TenantSettings settings(TenantId tenant) throws BadRequest {
        if (unknown.contains(tenant)) {
            throw new BadRequest("there is no tenant %s yet".formatted(tenant));
        }
        return tenantSettings(tenant, currency);
    }

    private static TenantSettings tenantSettings(TenantId tenant, Currency currency) {
        return new TenantSettings(
                tenant,
                tenant.value(),
                new Locale("fi", "FI"),
                ZoneId.of("Europe/Helsinki"),
                currency,
                1,
                Set.of(),
                Map.of(),
                new Stage("meeting"),
                90,
                true,
                TenantSettings.Revenue.BOOKED,
                List.of(),
                Set.of(),
                6,
                null,
                List.of(),
                Map.of());
    }

    /** Offers a connector of a bundle, which is told apart by its version. */
    OfferedConnector offer(String name, long generation, String version, Connector connector) {
        return offer(new Instance(ACME, name, generation), version, connector);
    }

    OfferedConnector offer(Instance instance, String version, Connector connector) {
        var offered = new OfferedConnector(
                instance,
                "io.mittari.connectors.test",
                version,
                version,
                Hosted.class.getClassLoader(),
                new Fixed(connector, released));
        hosting.offer(offered);
        return offered;
    }

    private final class Ingesting implements MetricsIngest {

        @Override
        public Receipt ingest(Batch batch) {
            ingested.add(batch);
            return STORED;
        }

        @Override
        public DryRun dryRun(Instance by) {
            return batch -> {
                compared.add(batch);
                return COMPARED;
            };
        }
    }

    private record Fixed(Connector connector, AtomicInteger released) implements OfferedConnector.Service {

        @Override
        public Connector get() {
            return connector;
        }

        @Override
        public void release() {
            released.incrementAndGet();
        }
    }

    OfferedConnector run(String name, long generation, String version, Connector connector) {
        var offered = offer(name, generation, version, connector);
        await(name, generation, State.RUNNING);
        return offered;
    }

    void await(String name, long generation, State state) {
        until(
                () -> "%s g%d is %s".formatted(name, generation, state),
                () -> state(name, generation).equals(Optional.of(state)));
    }

    void awaitGone(String name, long generation) {
        until(
                () -> "%s g%d is gone".formatted(name, generation),
                () -> state(name, generation).isEmpty());
    }

    Optional<State> state(String name, long generation) {
        return shown(name, generation).map(RunningInstance::state);
    }

    Optional<RunningInstance> shown(String name, long generation) {
        return hosting.instances().stream()
                .filter(shown -> shown.instance().name().equals(name))
                .filter(shown -> shown.instance().generation() == generation)
                .findFirst();
    }

    void until(Supplier<String> wanted, BooleanSupplier condition) {
        var limit = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(limit)) {
                fail("not in 60 s: %s; there are %s", wanted.get(), hosting.instances());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    static ImportRequest anImport() {
        return request(false);
    }

    static ImportRequest aDryRun() {
        return request(true);
    }

    private static ImportRequest request(boolean dryRun) {
        var file = new ImportFile("deals.csv", Path.of("deals.csv"), Instant.EPOCH);
        return new ImportRequest(List.of(file), null, dryRun, Progress.NONE);
    }

    @Override
    public void close() {
        hosting.close();
    }
}
