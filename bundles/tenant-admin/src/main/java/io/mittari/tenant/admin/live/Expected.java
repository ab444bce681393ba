package io.mittari.tenant.admin.live;

import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.LiveInstance.Kind;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a change does, as the framework and the runtime show it.
 *
 * @param bundles locations of those that may come
 * @param coming PIDs of instances
 * @param going PIDs of instances
 * @param routesComing connector instances
 * @param routesGoing connector instances
 */
record Expected(
        Set<String> bundles, Set<String> coming, Set<String> going, Set<String> routesComing, Set<String> routesGoing) {

    /** An instance that ails may leave the stage before it comes on it again. */
    static Expected of(Prepared change) {
        var start = change.plan().start();
        var going = new HashSet<>(change.replaced());
        start.stream().filter(change.present().ailing()::contains).forEach(going::add);
        return new Expected(
                start.stream().map(each -> Kinds.bundle(each).location()).collect(Collectors.toSet()),
                pids(start),
                pids(going),
                routes(start),
                routes(going));
    }

    private static Set<String> pids(Collection<LiveInstance> all) {
        return all.stream().map(InstanceConfigurations::pid).collect(Collectors.toSet());
    }

    private static Set<String> routes(Collection<LiveInstance> all) {
        return all.stream()
                .filter(each -> each.kind() == Kind.CONNECTOR)
                .map(each -> each.instance().toString())
                .collect(Collectors.toSet());
    }
}
