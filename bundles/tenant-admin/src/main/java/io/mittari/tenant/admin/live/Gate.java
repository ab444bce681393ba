package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.Answered;
import io.mittari.tenant.admin.GateCall;
import io.mittari.tenant.admin.InstanceState;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.live.LiveTenants.Held;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lends the live generation of an instance to calls. */
final class Gate implements Instances {

    private final LiveTenants live;
    private final CompletableFuture<?> restored;
    private final Duration limit;

    /** @param restored completes when what the store names has been started */
    Gate(LiveTenants live, CompletableFuture<?> restored, Duration limit) {
        this.live = live;
        this.restored = restored;
        this.limit = limit;
    }

    @Override
    public <S, T> Answered<T> ask(TenantId tenant, Kind kind, Class<S> service, String name, GateCall<S, T> call)
            throws MetricsException {
        awaitRestored();
        var running = leased(tenant, kind, name);
        var answer = LentCall.of(running, () -> call.on(service.cast(running.service())))
                .await(limit);
        return new Answered<>(running.instance(), answer);
    }

    /** A swap may retire what was found before it is leased; then the next generation is already there. */
    private Running leased(TenantId tenant, Kind kind, String name) throws BadRequest, Unavailable {
        while (true) {
            var held = find(tenant, kind, name);
            var running = held.whatRuns()
                    .orElseThrow(() -> new Unavailable(
                            "%s of %s does not run: %s".formatted(Kinds.told(held.instance()), tenant, held.trouble()),
                            null));
            if (running.lease()) {
                return running;
            }
        }
    }

    private Held find(TenantId tenant, Kind kind, String name) throws BadRequest {
        var all = ofKind(tenant, kind);
        var found = Named.fitting(
                all,
                each -> each.instance().instance().name(),
                each -> each.instance().component(),
                name);
        if (found.size() != 1) {
            throw new BadRequest("%s '%s' of %s: %s; there are: %s"
                    .formatted(
                            Kinds.word(kind),
                            name,
                            tenant,
                            found.isEmpty() ? "there is none" : "more than one fits, say which by name",
                            told(found.isEmpty() ? all : found)));
        }
        return found.get(0);
    }

    private static String told(List<Held> instances) {
        return instances.isEmpty()
                ? "none"
                : instances.stream()
                        .map(each -> "%s (%s)"
                                .formatted(
                                        each.instance().instance().name(),
                                        each.instance().component()))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    @Override
    public List<InstanceState> of(TenantId tenant, Kind kind) throws Unavailable {
        awaitRestored();
        return ofKind(tenant, kind).stream().map(Held::state).toList();
    }

    @Override
    public List<InstanceState> ailing() throws Unavailable {
        awaitRestored();
        return live.all()
                .filter(each -> each.running() == null)
                .map(Held::state)
                .toList();
    }

    private List<Held> ofKind(TenantId tenant, Kind kind) {
        return live.of(tenant).stream()
                .filter(each -> each.instance().kind() == kind)
                .toList();
    }

    private void awaitRestored() throws Unavailable {
        try {
            restored.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw starting(e);
        } catch (ExecutionException | TimeoutException e) {
            throw starting(e);
        }
    }

    private static Unavailable starting(@Nullable Exception cause) {
        return new Unavailable("the tenants' instances are still being started", cause);
    }
}
