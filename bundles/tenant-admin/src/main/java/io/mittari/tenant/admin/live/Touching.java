package io.mittari.tenant.admin.live;

import io.mittari.metrics.store.LiveInstance;
import io.mittari.tenant.admin.ConnectorRuns;
import io.mittari.tenant.admin.SwapPlan.Touched;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.bundles.FrameworkBundles;
import io.mittari.tenant.admin.file.InstanceEntry;
import io.mittari.tenant.admin.live.LiveTenants.Held;
import java.util.Set;
import java.util.stream.Stream;

/** Tells what of the running platform a change touches, before it is made. */
record Touching(FrameworkBundles bundles, LiveTenants live, ConnectorRuns connectors) {

    Touched by(Prepared prepared) {
        var start = prepared.plan().start();
        var replaced = prepared.replaced();
        return new Touched(
                start.stream()
                        .map(Kinds::bundle)
                        .filter(key -> !bundles.runs(key))
                        .map(BundleKey::toString)
                        .toList(),
                replaced.stream()
                        .map(Kinds::bundle)
                        .filter(key -> !isUsedAfter(key, prepared))
                        .map(BundleKey::toString)
                        .toList(),
                start.stream().map(InstanceConfigurations::pid).toList(),
                replaced.stream().map(InstanceConfigurations::pid).toList(),
                replaced.stream()
                        .flatMap(each -> connectors.routes(each.instance()).stream())
                        .toList(),
                prepared.plan().file().instances().stream()
                        .filter(entry -> start.stream().anyMatch(each -> is(entry, each)))
                        .flatMap(entry -> entry.schedule().map(entry.name().concat(": ")::concat).stream())
                        .toList());
    }

    private static boolean is(InstanceEntry entry, LiveInstance instance) {
        return entry.kind() == instance.kind()
                && entry.name().equals(instance.instance().name());
    }

    private boolean isUsedAfter(BundleKey bundle, Prepared prepared) {
        var going = Set.copyOf(prepared.replaced());
        return Stream.concat(
                        live.all().map(Held::instance).filter(each -> !going.contains(each)),
                        prepared.plan().next().stream())
                .map(Kinds::bundle)
                .anyMatch(bundle::equals);
    }
}
