package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.tenant.admin.TenantPlan.Action;
import io.mittari.tenant.admin.TenantPlan.Change;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.bundles.KnownBundles;
import io.mittari.tenant.admin.file.InstanceEntry;
import io.mittari.tenant.admin.file.TenantFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a tenant file changes. Pure: looks, touches nothing.
 *
 * @param file with exact versions
 * @param next every instance afterwards; one that does not change is the very one that is live
 * @param start those of next that have to be started
 * @param changes for people
 */
record Plan(TenantFile file, List<LiveInstance> next, List<LiveInstance> start, List<Change> changes) {

    private static final int SHOWN = 80;

    static Plan of(TenantFile asked, Present present, KnownBundles known) throws BadRequest {
        var file = exact(asked, present, known);
        var next = new ArrayList<LiveInstance>();
        for (var entry : file.instances()) {
            next.add(next(entry, file, present, known));
        }
        var start = next.stream()
                .filter(each ->
                        !present.live().contains(each) || present.ailing().contains(each))
                .toList();
        return new Plan(file, List.copyOf(next), start, changes(file, next, start, present));
    }

    private static TenantFile exact(TenantFile asked, Present present, KnownBundles known) throws BadRequest {
        for (var entry : asked.instances()) {
            if (entry.version().isEmpty() && has(present, entry).isEmpty()) {
                known.demandNewest(entry.component());
            }
        }
        return asked.withVersions(entry -> has(present, entry)
                .map(LiveInstance::version)
                .orElseGet(() -> known.newest(entry.component()).orElseThrow().version()));
    }

    /** The live instance of that name, if it is of the same component. */
    private static Optional<LiveInstance> has(Present present, InstanceEntry entry) {
        return present.instance(entry.kind(), entry.name())
                .filter(live -> live.component().equals(entry.component()));
    }

    private static LiveInstance next(InstanceEntry entry, TenantFile file, Present present, KnownBundles known)
            throws BadRequest {
        var version = entry.version().orElseThrow();
        var before = present.instance(entry.kind(), entry.name());
        var same = has(present, entry).filter(live -> live.version().equals(version));
        if (same.isPresent() && InstanceProperties.settings(same.get()).equals(entry.settings())) {
            return same.get();
        }
        var bundle = same.isPresent() ? Kinds.bundle(same.get()) : known.demand(entry.component(), version);
        long generation = before.map(live -> live.instance().generation() + 1).orElse(present.nextGeneration());
        return live(entry, bundle, new Instance(file.id(), entry.name(), generation));
    }

    private static LiveInstance live(InstanceEntry entry, BundleKey bundle, Instance instance) {
        return new LiveInstance(
                entry.kind(),
                instance,
                bundle.name(),
                entry.version().orElseThrow(),
                bundle.sha256(),
                entry.settings().toString());
    }

    private static List<Change> changes(
            TenantFile file, List<LiveInstance> next, List<LiveInstance> start, Present present) {
        var changes = new ArrayList<Change>();
        present.file()
                .ifPresentOrElse(
                        before -> changes.addAll(settings(file, before)), () -> changes.add(whole(file, present)));
        for (var live : start) {
            changes.add(started(live, present));
        }
        for (var live : present.live()) {
            boolean stays = next.stream()
                    .anyMatch(each -> each.kind() == live.kind()
                            && each.instance().name().equals(live.instance().name()));
            if (!stays) {
                changes.add(new Change(Action.STOP, subject(live), Kinds.exactly(live)));
            }
        }
        return List.copyOf(changes);
    }

    private static Change whole(TenantFile file, Present present) {
        return present.newest().isEmpty()
                ? new Change(Action.CREATE, "tenant " + file.id(), shown(file.value("name")))
                : new Change(Action.REPLACE, "file", "the stored one cannot be read");
    }

    private static Change started(LiveInstance live, Present present) {
        var before = present.instance(live.kind(), live.instance().name());
        if (before.isEmpty()) {
            return new Change(Action.START, subject(live), Kinds.exactly(live));
        }
        return before.get().equals(live)
                ? new Change(Action.START, subject(live), Kinds.exactly(live) + ", which did not run")
                : new Change(Action.REPLACE, subject(live), Kinds.exactly(before.get()) + " -> " + Kinds.exactly(live));
    }

    private static List<Change> settings(TenantFile file, TenantFile before) {
        var changes = new ArrayList<Change>();
        for (var key : file.settingsThatDiffer(before)) {
            changes.add(new Change(Action.SET, key, shown(before.value(key)) + " -> " + shown(file.value(key))));
        }
        for (var entry : file.instances()) {
            before.instances().stream()
                    .filter(each -> each.kind() == entry.kind() && each.name().equals(entry.name()))
                    .map(entry::remarksThatDiffer)
                    .filter(keys -> !keys.isEmpty())
                    .forEach(keys -> changes.add(new Change(
                            Action.SET, Kinds.word(entry.kind()) + " " + entry.name(), String.join(", ", keys))));
        }
        return changes;
    }

    private static String subject(LiveInstance live) {
        return Kinds.word(live.kind()) + " " + live.instance().name();
    }

    private static String shown(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
