package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.tenant.admin.TenantPlan;
import io.mittari.tenant.admin.TenantPlan.Action;
import io.mittari.tenant.admin.TenantPlan.Change;
import io.mittari.tenant.admin.bundles.BundleShelf;
import io.mittari.tenant.admin.bundles.ShippedBundles;
import io.mittari.tenant.admin.file.TenantFile;
import io.mittari.tenant.admin.file.TenantFormat;
import io.mittari.tenant.admin.live.InstanceStarter.Started;
import io.mittari.tenant.admin.live.LiveTenants.Held;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes tenants: make before break, and all or nothing. On the lane only. */
record TenantChanges(
        TenantFormat format,
        Deployments deployments,
        MetricsAdmin metrics,
        ShippedBundles shipped,
        BundleShelf shelf,
        InstanceStarter starter,
        LiveTenants live,
        TenantFolder folder,
        TenantInbox inbox,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(TenantChanges.class);

    /** @param mayExist false: it is to be made, so there must be none */
    TenantPlan apply(String text, boolean mayExist, boolean dryRun, String by, String why)
            throws BadRequest, Unavailable, InterruptedException {
        var asked = format.read(text);
        metrics.settings(asked.text());
        var tenant = asked.id();
        var present = present(tenant);
        if (!mayExist && present.newest().isPresent()) {
            throw new BadRequest("there is a tenant '%s' already; 'tenant apply' changes it".formatted(tenant));
        }
        var plan = Plan.of(asked, present, shipped);
        for (var each : plan.start()) {
            shelf.check(Kinds.bundle(each), Kinds.service(each.kind()));
        }
        if (present.newest().isEmpty()) {
            inbox.demandNoneWaits(tenant);
        }
        if (dryRun || plan.changes().isEmpty()) {
            return new TenantPlan(tenant, !dryRun, present.sequence(), plan.changes());
        }
        if (present.newest().isEmpty()) {
            putAside(tenant); // what a removal that was cut short has left
        }
        var started = started(tenant, plan.start());
        long sequence = committed(tenant, plan, present, started, by, why);
        flip(tenant, plan, started);
        folder.write(tenant, plan.file().text());
        return new TenantPlan(tenant, true, sequence, plan.changes());
    }

    private Present present(TenantId tenant) throws BadRequest, Unavailable {
        var newest = deployments.tenant(tenant);
        long highest = deployments.highestGeneration(tenant);
        if (newest.isEmpty()) {
            return Present.none(highest);
        }
        Set<LiveInstance> running = live.of(tenant).stream()
                .filter(each -> each.running() != null)
                .map(Held::instance)
                .collect(Collectors.toSet());
        var should = deployments.live(tenant);
        Set<LiveInstance> ailing =
                should.stream().filter(each -> !running.contains(each)).collect(Collectors.toSet());
        return new Present(highest, newest, readable(newest.get()), should, ailing);
    }

    /** What an earlier program took may not be right for this one; then the next file is what mends it. */
    private Optional<TenantFile> readable(TenantVersion stored) {
        try {
            return Optional.of(format.read(stored.file()));
        } catch (BadRequest unreadable) {
            LOG.warn("{}: the stored file cannot be read: {}", stored.tenant(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    private Started started(TenantId tenant, List<LiveInstance> wanted) throws BadRequest, InterruptedException {
        var started = starter.start(wanted);
        if (started.troubles().isEmpty()) {
            return started;
        }
        end(started.running().values());
        throw new BadRequest(started.troubles().entrySet().stream()
                .map(each -> "tenant %s: %s does not start: %s"
                        .formatted(tenant, Kinds.told(each.getKey()), each.getValue()))
                .collect(Collectors.joining("\n", "", "\nnothing was changed")));
    }

    private long committed(TenantId tenant, Plan plan, Present present, Started started, String by, String why)
            throws BadRequest, Unavailable, InterruptedException {
        boolean committed = false;
        try {
            boolean asStored = plan.next().equals(present.live())
                    && present.file().filter(plan.file()::sameAs).isPresent();
            long sequence = asStored
                    ? present.sequence()
                    : metrics.apply(
                            new TenantChange(tenant, plan.file().text(), plan.next(), by, why, clock.instant()));
            committed = true;
            return sequence;
        } finally {
            if (!committed) {
                end(started.running().values());
            }
        }
    }

    private void flip(TenantId tenant, Plan plan, Started started) throws InterruptedException {
        Map<LiveInstance, Held> before = new HashMap<>();
        live.of(tenant).forEach(each -> before.put(each.instance(), each));
        var after = new ArrayList<Held>();
        for (var each : plan.next()) {
            var kept = before.get(each);
            after.add(kept == null || plan.start().contains(each) ? Held.of(each, started) : kept);
            before.remove(each);
        }
        live.put(tenant, after);
        end(running(before.values()));
    }

    TenantPlan remove(TenantId tenant) throws BadRequest, Unavailable, InterruptedException {
        metrics.remove(tenant);
        var before = live.of(tenant);
        live.remove(tenant);
        end(running(before));
        folder.delete(tenant);
        var text = "with all its facts" + putAside(tenant);
        return new TenantPlan(tenant, true, 0, List.of(new Change(Action.REMOVE, "tenant " + tenant, text)));
    }

    /** Tells where the files are, for who reads what became of the tenant. */
    private String putAside(TenantId tenant) {
        try {
            return inbox.putAside(tenant, clock.instant())
                    .map("; the files of its inbox are in %s now, delete them when nobody needs them"::formatted)
                    .orElse("");
        } catch (IOException e) {
            LOG.error("{}: its inbox could not be emptied", tenant, e);
            return "; but its inbox could not be emptied: %s".formatted(e);
        }
    }

    private static List<Running> running(Collection<Held> held) {
        return held.stream().flatMap(each -> each.whatRuns().stream()).toList();
    }

    private void end(Collection<Running> running) throws InterruptedException {
        for (var each : running) {
            starter.end(each);
        }
    }
}
