package io.mittari.connector.runtime;

import io.mittari.connector.runtime.imports.RunningInstance;
import io.mittari.connector.runtime.imports.RunningInstance.State;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One instance of one tenant through its generations: the highest that is offered and can be started runs. Everything
 * but {@link #live} on the coordinator's thread; one change at a time, the next is decided when it is done.
 *
 * <p>A change makes before it breaks: the new generation's connector and context are there (in another context than the
 * old one's also its routes, which would clash in the same) before the old one is drained. If the new one fails, the
 * highest of the others runs again.
 */
final class InstanceSlot {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceSlot.class);
    private static final int LONGEST_PAUSE_MS = 10_000;
    private static final int LOOK_EVERY_MS = 250;

    private final Surroundings around;
    private final TreeMap<Long, OfferedConnector> offered = new TreeMap<>();
    private final Map<OfferedConnector, String> failed = new HashMap<>();
    private final Map<Long, CompletableFuture<Void>> awaited = new HashMap<>();
    private final List<InstanceRoutes> leftBehind = new ArrayList<>();
    private @Nullable InstanceRoutes coming;
    private @Nullable InstanceRoutes running;
    private @Nullable InstanceRoutes going;
    private int pauses;
    private String waitsFor = "";
    private volatile CompletableFuture<InstanceRoutes> live = new CompletableFuture<>();

    InstanceSlot(Surroundings around) {
        this.around = around;
    }

    /** The generation that runs; not done during a change, failed if none can run. From any thread. */
    CompletableFuture<InstanceRoutes> live() {
        return live;
    }

    boolean isEmpty() {
        awaited.values().removeIf(CompletableFuture::isDone);
        return offered.isEmpty() && coming == null && running == null && going == null && awaited.isEmpty();
    }

    /** Completes it when a generation runs, or with why it could not be started. Nobody else waits for that generation. */
    void tell(long generation, CompletableFuture<Void> begun) {
        var now = running;
        var failure = failed.get(offered.get(generation));
        if (now != null && now.offered().instance().generation() == generation) {
            begun.complete(null);
        } else if (failure != null) {
            begun.completeExceptionally(new IllegalStateException(failure));
        } else {
            awaited.put(generation, begun);
        }
    }

    void offer(OfferedConnector connector) {
        offered.put(connector.instance().generation(), connector);
        settle();
    }

    void withdraw(OfferedConnector connector) {
        offered.remove(connector.instance().generation(), connector);
        failed.remove(connector);
        settle();
    }

    void withdrawAll() {
        offered.clear();
        settle();
    }

    /** Lets what is in flight write nothing any more but the batch in hand. */
    void shut() {
        for (var routes : new InstanceRoutes[] {coming, running, going}) {
            if (routes != null) {
                routes.doorway().shut();
            }
        }
    }

    private @Nullable OfferedConnector target() {
        return offered.descendingMap().values().stream()
                .filter(connector -> !failed.containsKey(connector))
                .findFirst()
                .orElse(null);
    }

    /** Why it runs though a higher generation is offered; empty: none is. */
    private String failedAbove(OfferedConnector connector) {
        return offered.tailMap(connector.instance().generation(), false).values().stream()
                .map(failed::get)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
    }

    private boolean isOffered(OfferedConnector connector) {
        return connector.equals(offered.get(connector.instance().generation()));
    }

    private void settle() {
        leftBehind.removeIf(routes -> routes.inFlight() == 0);
        if (coming != null || going != null) {
            return;
        }
        var target = target();
        var now = running;
        if (now == null && target == null) {
            live.completeExceptionally(new Unavailable(
                    offered.isEmpty() ? "the instance was removed" : String.join("; ", failed.values()), null));
        } else if (target == null && now != null) {
            then(retire(now), failure -> settle());
        } else if (target != null && (now == null || !now.offered().equals(target))) {
            change(now, target);
        }
    }

    private void change(@Nullable InstanceRoutes old, OfferedConnector target) {
        if (live.isCompletedExceptionally()) {
            live = new CompletableFuture<>();
        }
        var host = around.hosts().take(target);
        var doorway =
                new Doorway(target.instance(), around.clock(), around.settings().handIn());
        var signs = new RouteSigns(target.instance(), failedAbove(target), around.watchers());
        var next = new InstanceRoutes(target, host, doorway, around.ingest(), signs);
        boolean addLater = old != null && old.host() == host;
        coming = next;
        var change = host.lane()
                .run("making the routes of " + target, () -> {
                    next.connect(around.tenants(), around.inboxes());
                    if (!addLater) {
                        next.add(around.hosts().polls());
                    }
                    return true;
                })
                .thenComposeAsync(made -> old == null ? done() : retire(old), around.coordinator())
                .thenComposeAsync(
                        retired -> {
                            if (!isOffered(target)) {
                                throw new CancellationException("withdrawn");
                            }
                            return host.lane().run("starting the routes of " + target, () -> {
                                if (addLater) {
                                    next.add(around.hosts().polls());
                                }
                                next.start();
                                return true;
                            });
                        },
                        around.coordinator());
        then(change, failure -> changed(next, failure));
    }

    private void changed(InstanceRoutes next, @Nullable Throwable failure) {
        if (failure == null) {
            LOG.info("{} runs", next.offered());
            coming = null;
            running = next;
            pauses = 0;
            waitsFor = "";
            live.complete(next);
            begun(next.offered()).complete(null);
            settle();
            return;
        }
        next.doorway().shut();
        then(end(next), ignored -> gaveUp(next.offered(), cause(failure)));
    }

    private void gaveUp(OfferedConnector connector, Throwable cause) {
        coming = null;
        if (cause instanceof MetricsException later) {
            waitsFor = String.valueOf(later.getMessage());
            if (connector.equals(target())) {
                long pause = Math.min(LONGEST_PAUSE_MS, 100L << Math.min(pauses++, 10));
                later(pause, this::settle);
                return;
            }
        } else if (isOffered(connector)) { // else it went while it was being made
            LOG.error("{} could not be started", connector, cause);
            failed.put(connector, "%s could not be started: %s".formatted(connector, cause));
            begun(connector).completeExceptionally(new IllegalStateException(failed.get(connector)));
        }
        settle();
    }

    private CompletableFuture<Void> begun(OfferedConnector connector) {
        var waiting = awaited.remove(connector.instance().generation());
        return waiting == null ? new CompletableFuture<>() : waiting;
    }

    private void then(CompletableFuture<?> done, Consumer<@Nullable Throwable> next) {
        var unused =
                done.whenCompleteAsync((value, failure) -> safely(() -> next.accept(failure)), around.coordinator());
    }

    private void later(long millis, Runnable next) {
        var unused = around.coordinator().schedule(() -> safely(next), millis, TimeUnit.MILLISECONDS);
    }

    /** Nobody else would hear of a bug. */
    private static void safely(Runnable decision) {
        try {
            decision.run();
        } catch (RuntimeException bug) {
            LOG.error("an instance could not be settled", bug);
        }
    }

    /** Drains what runs, and takes its routes away. */
    private CompletableFuture<Boolean> retire(InstanceRoutes old) {
        going = old;
        running = null;
        live = new CompletableFuture<>(); // before the doorway closes: who finds it closed asks here again
        return Drain.of(
                        old,
                        around.coordinator(),
                        around.clock(),
                        around.settings().drain())
                .handleAsync(
                        (empty, failure) -> {
                            if (failure != null) {
                                LOG.error("{} could not be drained", old.offered(), cause(failure));
                            }
                            if (old.inFlight() > 0) {
                                LOG.warn(
                                        "{}: {} in flight did not end in {} s; they can write nothing any more",
                                        old.offered(),
                                        old.inFlight(),
                                        around.settings().drain().toSeconds());
                                leftBehind.add(old);
                            }
                            return true;
                        },
                        around.coordinator())
                .thenCompose(drained -> end(old))
                .handleAsync(
                        (ended, failure) -> {
                            LOG.info("{} has ended", old.offered());
                            going = null;
                            return true;
                        },
                        around.coordinator());
    }

    private CompletableFuture<Boolean> end(InstanceRoutes routes) {
        return routes.host()
                .lane()
                .run("removing the routes of " + routes.offered(), () -> {
                    routes.remove();
                    return true;
                })
                .handleAsync(
                        (removed, failure) -> {
                            if (failure != null) {
                                LOG.error("the routes of {} could not be removed", routes.offered(), failure);
                            }
                            letGo(routes);
                            return true;
                        },
                        around.coordinator());
    }

    /** Gives the connector and the context back; not while a thread is inside, which would not be heard of again. */
    private void letGo(InstanceRoutes routes) {
        if (routes.inFlight() > 0) {
            later(LOOK_EVERY_MS, () -> letGo(routes));
            return;
        }
        var offer = routes.offered();
        var released = routes.host().lane().run("giving back " + offer, () -> {
            offer.service().release();
            return true;
        });
        then(released, failure -> around.hosts().giveBack(offer));
    }

    List<RunningInstance> shown() {
        leftBehind.removeIf(routes -> routes.inFlight() == 0);
        var all = new HashMap<OfferedConnector, RunningInstance>();
        for (var connector : offered.values()) {
            all.put(connector, shown(connector));
        }
        for (var routes : new InstanceRoutes[] {running, going}) {
            if (routes != null && (routes == going || !offered.containsValue(routes.offered()))) {
                all.put(routes.offered(), show(routes.offered(), State.DRAINING, routes.inFlight(), ""));
            }
        }
        for (var routes : leftBehind) {
            all.put(
                    routes.offered(),
                    show(
                            routes.offered(),
                            State.STUCK,
                            routes.inFlight(),
                            "what is in flight did not end in %d s"
                                    .formatted(around.settings().drain().toSeconds())));
        }
        return List.copyOf(all.values());
    }

    private RunningInstance shown(OfferedConnector connector) {
        if (running != null && running.offered().equals(connector)) {
            return show(connector, State.RUNNING, running.inFlight(), "");
        }
        if (failed.containsKey(connector)) {
            return show(connector, State.STUCK, 0, failed.get(connector));
        }
        if (connector.equals(target())) {
            var detail = going == null ? waitsFor : "waits for what is in flight in " + going.offered();
            return show(connector, State.STARTING, 0, detail);
        }
        return show(connector, State.REPLACED, 0, "");
    }

    private static RunningInstance show(OfferedConnector offer, State state, long inFlight, String detail) {
        return new RunningInstance(offer.instance(), offer.component(), offer.version(), state, inFlight, detail);
    }

    private static CompletableFuture<Boolean> done() {
        return CompletableFuture.completedFuture(true);
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
