package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.tenant.admin.InstanceState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each tenant runs now. A tenant's instances change all at once. */
final class LiveTenants {

    private final Map<TenantId, List<Held>> held = new ConcurrentHashMap<>();

    void put(TenantId tenant, List<Held> instances) {
        held.put(tenant, List.copyOf(instances));
    }

    void remove(TenantId tenant) {
        held.remove(tenant);
    }

    List<Held> of(TenantId tenant) {
        return held.getOrDefault(tenant, List.of());
    }

    Stream<Held> all() {
        return held.values().stream().flatMap(List::stream);
    }

    /**
     * An instance that should run.
     *
     * @param running null: it does not
     * @param trouble why not; null if it runs
     */
    record Held(
            LiveInstance instance,
            @Nullable Running running,
            @Nullable String trouble) {

        static Held of(LiveInstance instance, InstanceStarter.Started started) {
            return new Held(
                    instance,
                    started.running().get(instance),
                    started.troubles().get(instance));
        }

        InstanceState state() {
            return new InstanceState(instance, trouble);
        }

        Optional<Running> whatRuns() {
            return Optional.ofNullable(running);
        }
    }
}
