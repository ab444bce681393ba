package io.mittari.connector.runtime;

import static java.util.Comparator.comparing;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.connector.runtime.imports.RunningInstance;
import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ReplayRequest;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.MetricsIngest;
import io.mittari.tenant.admin.ConnectorRuns;
import io.mittari.tenant.admin.RouteChange;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connector instances, without OSGi. Safe for many threads; {@link #offer} and {@link #withdraw} never wait. */
final class Hosting implements Imports, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hosting.class);
    private static final Duration SWAP_WAIT = Duration.ofSeconds(30);
    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final Map<Name, InstanceSlot> slots =
            new ConcurrentSkipListMap<>(comparing(Name::tenant).thenComparing(Name::instance));
    private final KeptRows.Source rejections;
    private final ScheduledThreadPoolExecutor coordinator;
    private final PollPool polls;
    private final CamelHosts hosts;
    private final RouteWatchers watchers = new RouteWatchers();
    private final Surroundings around;

    private record Name(TenantId tenant, String instance) {

        static Name of(OfferedConnector connector) {
            return new Name(connector.instance().tenant(), connector.instance().name());
        }
    }

    Hosting(
            RuntimeSettings settings,
            TenantSettingsSource tenants,
            Inboxes inboxes,
            MetricsIngest ingest,
            KeptRows.Source rejections,
            Clock clock) {
        this.rejections = rejections;
        coordinator = new ScheduledThreadPoolExecutor(1, new PlatformThreads("mittari-connectors"));
        coordinator.setRemoveOnCancelPolicy(true);
        polls = new PollPool(settings.pollThreads());
        hosts = new CamelHosts(coordinator, polls);
        around = new Surroundings(settings, tenants, inboxes, ingest, clock, coordinator, hosts, watchers);
    }

    void offer(OfferedConnector connector) {
        coordinate(() -> {
            slots.values().removeIf(InstanceSlot::isEmpty);
            slot(Name.of(connector)).offer(connector);
        });
    }

    void withdraw(OfferedConnector connector) {
        coordinate(() -> {
            var slot = slots.get(Name.of(connector));
            if (slot != null) {
                slot.withdraw(connector);
            }
        });
    }

    @Override
    public ImportReceipt run(TenantId tenant, String instance, ImportRequest request) throws MetricsException {
        return run(tenant, instance, request, request.dryRun());
    }

    @Override
    public ImportReceipt replay(
            TenantId tenant, String instance, @Nullable String mapping, boolean dryRun, ImportRequest.Progress progress)
            throws MetricsException {
        var rows = new KeptRows(rejections, tenant, instance);
        return run(tenant, instance, new ReplayRequest(rows, mapping, dryRun, progress), dryRun);
    }

    private ImportReceipt run(TenantId tenant, String instance, Object request, boolean dryRun)
            throws MetricsException {
        while (true) {
            var routes = live(tenant, instance);
            var endpoint = routes.imports()
                    .orElseThrow(() -> new BadRequest(
                            "%s of %s takes no imports; it is %s".formatted(instance, tenant, routes.offered())));
            if (routes.doorway().enter()) {
                try {
                    return routes.request(endpoint, request, dryRun);
                } finally {
                    routes.doorway().leave();
                }
            }
        }
    }

    /** As {@link io.mittari.tenant.admin.ConnectorRuns#awaitRunning}. */
    void awaitRunning(Instance instance, Duration limit) throws BadRequest, Unavailable {
        var begun = new CompletableFuture<Void>();
        coordinate(() -> slot(new Name(instance.tenant(), instance.name())).tell(instance.generation(), begun));
        try {
            begun.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new BadRequest(messageOf(failed));
        } catch (TimeoutException later) {
            throw new Unavailable(
                    "%s does not run after %d s: %s"
                            .formatted(instance, limit.toSeconds(), statesOf(instance.tenant(), instance.name())),
                    later);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while %s was started".formatted(instance), stop);
        } finally {
            begun.cancel(false);
        }
    }

    /** As {@link io.mittari.tenant.admin.ConnectorRuns#routes}. */
    List<String> routes(Instance instance) {
        var slot = slots.get(new Name(instance.tenant(), instance.name()));
        var running =
                slot == null ? null : slot.live().exceptionally(none -> null).getNow(null);
        return running == null || !running.offered().instance().equals(instance) ? List.of() : running.routeIds();
    }

    /** As {@link ConnectorRuns#watch}. */
    ConnectorRuns.Watch watch(Consumer<RouteChange> heard) {
        return watchers.add(heard);
    }

    private InstanceSlot slot(Name name) {
        return slots.computeIfAbsent(name, made -> new InstanceSlot(around));
    }

    private InstanceRoutes live(TenantId tenant, String instance) throws MetricsException {
        var slot = slots.get(new Name(tenant, instance));
        if (slot == null) {
            CompletableFuture.runAsync(() -> {}, coordinator).join(); // it may just be being offered
            slot = slots.get(new Name(tenant, instance));
        }
        if (slot == null) {
            throw new BadRequest(
                    "%s has no connector instance %s; it has %s".formatted(tenant, instance, namesOf(tenant)));
        }
        try {
            return slot.live().get(SWAP_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException none) {
            throw new Unavailable(
                    "%s of %s does not run: %s".formatted(instance, tenant, messageOf(none)), none.getCause());
        } catch (TimeoutException later) {
            throw new Unavailable(
                    "%s of %s does not run yet: %s".formatted(instance, tenant, statesOf(tenant, instance)), later);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Unavailable("the import was interrupted", stop);
        }
    }

    private static String messageOf(ExecutionException none) {
        var cause = none.getCause();
        return cause == null ? "" : String.valueOf(cause.getMessage());
    }

    private String namesOf(TenantId tenant) {
        var names = slots.keySet().stream()
                .filter(name -> name.tenant().equals(tenant))
                .map(Name::instance)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private String statesOf(TenantId tenant, String instance) {
        return instances().stream()
                .filter(shown -> shown.instance().tenant().equals(tenant))
                .filter(shown -> shown.instance().name().equals(instance))
                .map(shown -> "g%d %s %s"
                        .formatted(shown.instance().generation(), shown.state(), shown.detail())
                        .strip())
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<RunningInstance> instances() {
        var shown = CompletableFuture.supplyAsync(
                () -> slots.values().stream()
                        .flatMap(slot -> slot.shown().stream())
                        .toList(),
                coordinator);
        return shown.join().stream()
                .sorted(comparing(
                                (RunningInstance running) -> running.instance().tenant())
                        .thenComparing(running -> running.instance().name())
                        .thenComparing(running -> running.instance().generation()))
                .toList();
    }

    /**
     * Drains everything, imports by command too, and closes all contexts; the poll pool last. What does not end in time
     * may end the batch in hand, and writes no further one.
     */
    @Override
    public void close() {
        coordinate(() -> {
            hosts.leave();
            slots.values().forEach(InstanceSlot::withdrawAll);
        });
        var allClosed = new CompletableFuture<Void>();
        coordinate(() -> awaitClosed(allClosed));
        var settings = around.settings();
        var limit = settings.drain().compareTo(settings.stop()) < 0 ? settings.drain() : settings.stop();
        if (!isDone(allClosed, limit)) {
            coordinate(() -> slots.values().forEach(InstanceSlot::shut));
            if (!isDone(allClosed, MOMENT)) {
                LOG.warn("connectors did not end in {} s; what they have in flight is not stored", limit.toSeconds());
            }
        }
        coordinator.shutdownNow();
        polls.shutdown(); // no interrupts: they would harm the store's files
    }

    private static boolean isDone(CompletableFuture<Void> closed, Duration within) {
        try {
            closed.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException bug) {
            LOG.error("connectors did not end cleanly", bug);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void awaitClosed(CompletableFuture<Void> allClosed) {
        if (hosts.size() == 0 && slots.values().stream().allMatch(InstanceSlot::isEmpty)) {
            var unused = hosts.closing().whenComplete((closed, failure) -> allClosed.complete(null));
        } else {
            var unused = coordinator.schedule(() -> awaitClosed(allClosed), 20, TimeUnit.MILLISECONDS);
        }
    }

    private void coordinate(Runnable work) {
        coordinator.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException bug) {
                LOG.error("the coordinator failed", bug);
            }
        });
    }
}
