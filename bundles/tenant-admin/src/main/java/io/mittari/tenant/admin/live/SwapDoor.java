package io.mittari.tenant.admin.live;

import static java.util.stream.Collectors.joining;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.tenant.admin.ConnectorRuns;
import io.mittari.tenant.admin.SwapOrder;
import io.mittari.tenant.admin.SwapPlan;
import io.mittari.tenant.admin.SwapPlan.Touched;
import io.mittari.tenant.admin.SwapRecord;
import io.mittari.tenant.admin.Swaps;
import io.mittari.tenant.admin.Undoing;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.bundles.BundleShelf;
import io.mittari.tenant.admin.file.InstanceEntry;
import io.mittari.tenant.admin.file.TenantFile;
import io.mittari.tenant.admin.file.TenantFormat;
import io.mittari.tenant.admin.live.InstanceHistory.Change;
import io.mittari.tenant.admin.live.InstanceHistory.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans and makes swaps, as changes of the tenant's file. */
final class SwapDoor implements Swaps {

    private final TenantFormat format;
    private final Deployments deployments;
    private final BundleCatalogue catalogue;
    private final BundleShelf shelf;
    private final TenantChanges changes;
    private final LiveTenants live;
    private final ConnectorRuns connectors;
    private final Lane lane;

    SwapDoor(
            TenantFormat format,
            Deployments deployments,
            BundleCatalogue catalogue,
            BundleShelf shelf,
            TenantChanges changes,
            LiveTenants live,
            ConnectorRuns connectors,
            Lane lane) {
        this.format = format;
        this.deployments = deployments;
        this.catalogue = catalogue;
        this.shelf = shelf;
        this.changes = changes;
        this.live = live;
        this.connectors = connectors;
        this.lane = lane;
    }

    /** Makes the file a tenant is to have. */
    @FunctionalInterface
    private interface Wish {
        TenantFile file() throws BadRequest, Unavailable;
    }

    @Override
    public SwapPlan plan(TenantId tenant, SwapOrder order) throws BadRequest, Unavailable {
        return planned(() -> ordered(tenant, order));
    }

    @Override
    public SwapPlan apply(TenantId tenant, SwapOrder order, String by, String why) throws BadRequest, Unavailable {
        return made(() -> ordered(tenant, order), by, why.isEmpty() ? "swap apply" : why);
    }

    @Override
    public List<SwapRecord> history(TenantId tenant) throws BadRequest, Unavailable {
        newest(tenant);
        return InstanceHistory.of(deployments.history(tenant), format).stream()
                .map(Change::told)
                .toList();
    }

    @Override
    public SwapPlan planBack(TenantId tenant, Undoing undoing) throws BadRequest, Unavailable {
        return planned(() -> undone(tenant, undoing));
    }

    @Override
    public SwapPlan back(TenantId tenant, Undoing undoing, String by, String why) throws BadRequest, Unavailable {
        return made(() -> undone(tenant, undoing), by, why.isEmpty() ? "swap rollback" : why);
    }

    private SwapPlan planned(Wish wish) throws BadRequest, Unavailable {
        return lane.run(() -> {
            var prepared = changes.prepare(wish.file());
            return told(prepared, touched(prepared), false, prepared.present().sequence());
        });
    }

    private SwapPlan made(Wish wish, String by, String why) throws BadRequest, Unavailable {
        return lane.run(() -> {
            var prepared = changes.prepare(wish.file());
            var touched = touched(prepared);
            long sequence = prepared.changesNothing() ? prepared.present().sequence() : changes.make(prepared, by, why);
            return told(prepared, touched, true, sequence);
        });
    }

    private static SwapPlan told(Prepared prepared, Touched touched, boolean done, long sequence) {
        return new SwapPlan(prepared.tenant(), done, sequence, prepared.moves(), touched);
    }

    private TenantFile newest(TenantId tenant) throws BadRequest, Unavailable {
        var stored = deployments.tenant(tenant);
        if (stored.isEmpty()) {
            throw new BadRequest("there is no tenant '%s'".formatted(tenant));
        }
        return format.read(stored.get().file());
    }

    private TenantFile ordered(TenantId tenant, SwapOrder order) throws BadRequest, Unavailable {
        var file = newest(tenant);
        var entry = entry(file, order.instance());
        var version = order.version() == null
                ? catalogue.known().demandNewest(entry.component()).version()
                : catalogue.known().demand(entry.component(), order.version()).version();
        return file.with(entry.kind(), entry.name(), entry.moved(version, order.settings()));
    }

    private static InstanceEntry entry(TenantFile file, String word) throws BadRequest {
        var all = file.instances();
        var found = Named.fitting(all, InstanceEntry::name, InstanceEntry::component, word);
        if (found.size() != 1) {
            throw new BadRequest("'%s' of %s: %s; there are: %s"
                    .formatted(
                            word,
                            file.id(),
                            found.isEmpty() ? "there is none" : "more than one fits, say which by name",
                            (found.isEmpty() ? all : found)
                                    .stream()
                                            .map(each -> "%s %s (%s)"
                                                    .formatted(Kinds.word(each.kind()), each.name(), each.component()))
                                            .collect(joining(", "))));
        }
        return found.get(0);
    }

    private TenantFile undone(TenantId tenant, Undoing undoing) throws BadRequest, Unavailable {
        var file = newest(tenant);
        var all = InstanceHistory.of(deployments.history(tenant), format);
        var name = undoing.instance() == null ? null : named(all, undoing.instance());
        var undo = all.stream()
                .filter(change -> undoing.change() == null || change.version().version() == undoing.change())
                .filter(change -> name == null
                        || change.steps().stream().anyMatch(step -> step.name().equals(name)))
                .findFirst()
                .orElseThrow(() -> nothingToUndo(tenant, undoing, all));
        for (var step : undo.steps()) {
            if (name == null || step.name().equals(name)) {
                demandUntouched(undo, step, all);
                file = file.with(
                        step.kind(),
                        step.name(),
                        step.before() == null ? null : step.before().stated());
            }
        }
        return file;
    }

    /** Also one that is not there any more may be meant. */
    private static String named(List<Change> all, String word) throws BadRequest {
        var ever = all.stream()
                .flatMap(change -> change.steps().stream())
                .flatMap(step -> Stream.of(step.before(), step.after()))
                .filter(java.util.Objects::nonNull)
                .toList();
        var names = Named.fitting(ever, InstanceEntry::name, InstanceEntry::component, word).stream()
                .map(InstanceEntry::name)
                .distinct()
                .toList();
        if (names.size() != 1) {
            throw new BadRequest("'%s': %s; there are: %s"
                    .formatted(
                            word,
                            names.isEmpty() ? "there was none" : "more than one fits, say which by name",
                            ever.stream()
                                    .map(InstanceEntry::name)
                                    .distinct()
                                    .sorted()
                                    .collect(joining(", "))));
        }
        return names.get(0);
    }

    private static BadRequest nothingToUndo(TenantId tenant, Undoing undoing, List<Change> all) {
        return new BadRequest("%s has no change %sof %s that could be undone; there are: %s"
                .formatted(
                        tenant,
                        undoing.change() == null ? "" : undoing.change() + " ",
                        undoing.instance() == null ? "its instances" : undoing.instance(),
                        all.stream()
                                .map(change -> "" + change.version().version())
                                .collect(joining(", "))));
    }

    /** What came after would be undone with it, unasked. */
    private static void demandUntouched(Change undo, Step step, List<Change> all) throws BadRequest {
        for (var later : all) {
            if (later.version().version() > undo.version().version()
                    && later.steps().stream()
                            .anyMatch(each ->
                                    each.kind() == step.kind() && each.name().equals(step.name()))) {
                throw new BadRequest("%s was changed again since change %d, in change %d: undo that first"
                        .formatted(
                                step.move().subject(),
                                undo.version().version(),
                                later.version().version()));
            }
        }
    }

    private Touched touched(Prepared prepared) {
        var start = prepared.plan().start();
        var replaced = prepared.replaced();
        return new Touched(
                start.stream()
                        .map(Kinds::bundle)
                        .filter(key -> !shelf.runs(key))
                        .map(BundleKey::toString)
                        .toList(),
                replaced.stream()
                        .map(Kinds::bundle)
                        .filter(key -> !isUsed(key, prepared))
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

    private boolean isUsed(BundleKey bundle, Prepared prepared) {
        Set<LiveInstance> going = prepared.replaced().stream().collect(Collectors.toSet());
        return Stream.concat(
                        live.all().map(LiveTenants.Held::instance).filter(each -> !going.contains(each)),
                        prepared.plan().next().stream())
                .map(Kinds::bundle)
                .anyMatch(bundle::equals);
    }
}
