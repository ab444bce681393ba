package io.mittari.tenant.admin.live;

import static java.util.stream.Collectors.joining;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.Deployments;
import io.mittari.tenant.admin.SwapOrder;
import io.mittari.tenant.admin.SwapPlan;
import io.mittari.tenant.admin.SwapPlan.Produced;
import io.mittari.tenant.admin.SwapPlan.Touched;
import io.mittari.tenant.admin.SwapRecord;
import io.mittari.tenant.admin.Swaps;
import io.mittari.tenant.admin.Undoing;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.file.InstanceEntry;
import io.mittari.tenant.admin.file.TenantFile;
import io.mittari.tenant.admin.file.TenantFormat;
import io.mittari.tenant.admin.live.InstanceHistory.Change;
import io.mittari.tenant.admin.live.TenantChanges.Made;
import io.mittari.tenant.admin.runs.RunLedger;
import java.util.List;
import java.util.function.Function;

/** Plans and makes swaps, as changes of the tenant's file. */
final class SwapDoor implements Swaps {

    private final TenantFormat format;
    private final Deployments deployments;
    private final KnownTenants known;
    private final BundleCatalogue catalogue;
    private final TenantChanges changes;
    private final Touching touching;
    private final RunLedger runs;
    private final Lane lane;

    SwapDoor(
            TenantFormat format,
            Deployments deployments,
            BundleCatalogue catalogue,
            TenantChanges changes,
            Touching touching,
            RunLedger runs,
            Lane lane) {
        this.format = format;
        this.deployments = deployments;
        this.known = new KnownTenants(deployments);
        this.catalogue = catalogue;
        this.changes = changes;
        this.touching = touching;
        this.runs = runs;
        this.lane = lane;
    }

    /** Makes the file that a tenant is to have. */
    @FunctionalInterface
    private interface Wish {
        TenantFile file() throws BadRequest, Unavailable;
    }

    @Override
    public SwapPlan plan(TenantId tenant, SwapOrder order) throws BadRequest, Unavailable {
        return planned(() -> ordered(tenant, order), prepared -> Produced.NOTHING);
    }

    @Override
    public SwapPlan apply(TenantId tenant, SwapOrder order, String by, String why) throws BadRequest, Unavailable {
        return made(() -> ordered(tenant, order), by, why.isEmpty() ? "swap apply" : why, prepared -> Produced.NOTHING);
    }

    @Override
    public List<SwapRecord> history(TenantId tenant) throws BadRequest, Unavailable {
        newest(tenant);
        return changes(tenant).stream().map(Change::told).toList();
    }

    @Override
    public SwapPlan planBack(TenantId tenant, Undoing undoing) throws BadRequest, Unavailable {
        return planned(() -> back(tenant, undoing), this::takenBack);
    }

    @Override
    public SwapPlan back(TenantId tenant, Undoing undoing, String by, String why) throws BadRequest, Unavailable {
        return made(() -> back(tenant, undoing), by, why.isEmpty() ? "swap rollback" : why, this::takenBack);
    }

    /** Asked after the change: then the generation that goes makes nothing more. */
    private Produced takenBack(Prepared prepared) {
        return runs.by(prepared.replaced());
    }

    private SwapPlan planned(Wish wish, Function<Prepared, Produced> produced) throws BadRequest, Unavailable {
        return lane.run(() -> {
            var prepared = changes.prepare(wish.file());
            return told(prepared, touching.by(prepared), false, unchanged(prepared), produced);
        });
    }

    private SwapPlan made(Wish wish, String by, String why, Function<Prepared, Produced> produced)
            throws BadRequest, Unavailable {
        return lane.run(() -> {
            var prepared = changes.prepare(wish.file());
            var touched = touching.by(prepared);
            var made = prepared.changesNothing() ? unchanged(prepared) : changes.make(prepared, by, why);
            return told(prepared, touched, true, made, produced);
        });
    }

    private static Made unchanged(Prepared prepared) {
        return new Made(prepared.present().sequence(), List.of());
    }

    private static SwapPlan told(
            Prepared prepared, Touched touched, boolean done, Made made, Function<Prepared, Produced> produced) {
        return new SwapPlan(
                prepared.tenant(),
                done,
                made.sequence(),
                prepared.moves(),
                touched,
                made.meanwhile(),
                produced.apply(prepared));
    }

    private TenantFile newest(TenantId tenant) throws BadRequest, Unavailable {
        return format.read(known.demand(tenant).file());
    }

    private List<Change> changes(TenantId tenant) throws Unavailable {
        return InstanceHistory.of(deployments.history(tenant), format);
    }

    private TenantFile back(TenantId tenant, Undoing undoing) throws BadRequest, Unavailable {
        return Rollback.of(newest(tenant), changes(tenant), undoing);
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
}
