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
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.bundles.BundleShelf;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes tenants: make before break, and all or nothing. On the lane only. */
record TenantChanges(
        TenantFormat format,
        Deployments deployments,
        MetricsAdmin metrics,
        BundleCatalogue catalogue,
        BundleShelf shelf,
        InstanceStarter starter,
        Readiness readiness,
        Function<Prepared, Observation> observing,
        LiveTenants live,
        TenantFolder folder,
        TenantInbox inbox,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(TenantChanges.class);

    /** @param mayExist false: it is to be made, so there must be none */
    TenantPlan apply(String text, boolean mayExist, boolean dryRun, String by, String why)
            throws BadRequest, Unavailable, InterruptedException {
        var asked = format.read(text);
        if (!mayExist && deployments.tenant(asked.id()).isPresent()) {
            throw new BadRequest("there is a tenant '%s' already; 'tenant apply' changes it".formatted(asked.id()));
        }
        var prepared = prepare(asked);
        long sequence = dryRun || prepared.changesNothing() ? prepared.present().sequence() : make(prepared, by, why);
        return new TenantPlan(asked.id(), !dryRun, sequence, prepared.plan().changes());
    }

    /** Checks and plans; touches nothing. */
    Prepared prepare(TenantFile asked) throws BadRequest, Unavailable {
        metrics.settings(asked.text());
        var tenant = asked.id();
        var present = present(tenant);
        var plan = Plan.of(asked, present, catalogue.known());
        for (var each : plan.start()) {
            shelf.check(Kinds.bundle(each), Kinds.service(each.kind()));
            demandFit(each, present);
        }
        if (present.newest().isEmpty()) {
            inbox.demandNoneWaits(tenant);
        }
        return new Prepared(tenant, present, plan);
    }

    /** The settings against what the bundle says it takes; one that says nothing is asked when it is started. */
    private void demandFit(LiveInstance wanted, Present present) throws BadRequest, Unavailable {
        var takes = shelf.metatype(Kinds.bundle(wanted));
        if (takes.isEmpty()) {
            return;
        }
        var settings = InstanceProperties.settings(wanted);
        var wrong = SettingsFit.wrong(settings, takes.get());
        if (wrong.isEmpty()) {
            return;
        }
        var told = new ArrayList<>(wrong);
        var before = present.instance(wanted.kind(), wanted.instance().name()).map(Kinds::bundle);
        if (before.isPresent()) {
            shelf.metatype(before.get())
                    .ifPresent(was -> told.addAll(SettingsFit.described(settings, was, takes.get())));
        }
        throw new BadRequest("the settings of %s do not fit %s %s: %s"
                .formatted(
                        Kinds.word(wanted.kind()) + " " + wanted.instance().name(),
                        wanted.component(),
                        wanted.version(),
                        String.join("; ", told)));
    }

    /**
     * Makes it: what is new runs and has worked once before it is stored, and what was seen to happen is what was
     * planned.
     */
    long make(Prepared prepared, String by, String why) throws BadRequest, Unavailable, InterruptedException {
        var tenant = prepared.tenant();
        if (prepared.present().newest().isEmpty()) {
            putAside(tenant); // what a removal that was cut short has left
        }
        List<String> strangers;
        long sequence;
        try (var observation = observing.apply(prepared)) {
            var started = started(tenant, prepared.plan().start());
            demandReady(prepared, started, observation);
            sequence = committed(tenant, prepared.plan(), prepared.present(), started, by, why);
            long stored = System.nanoTime();
            flip(tenant, prepared.plan(), started, stored);
            strangers = observation.strangers();
        }
        folder.write(tenant, prepared.plan().file().text());
        if (!strangers.isEmpty()) {
            undo(prepared, strangers);
        }
        return sequence;
    }

    /** A new tenant's instances wait for its figures, which are not there before it is stored. */
    private void demandReady(Prepared prepared, Started started, Observation observation)
            throws BadRequest, InterruptedException {
        var wrong = new ArrayList<String>();
        if (prepared.present().newest().isPresent()) {
            for (var running : started.running().values()) {
                readiness
                        .wrong(running)
                        .ifPresent(why -> wrong.add("%s: %s".formatted(Kinds.told(running.instance()), why)));
            }
        }
        observation.strangers().forEach(each -> wrong.add("beside what was planned, " + each));
        if (!wrong.isEmpty()) {
            end(started.running().values());
            throw new BadRequest(
                    "tenant %s: %s\nnothing was changed".formatted(prepared.tenant(), String.join("\n", wrong)));
        }
    }

    private void undo(Prepared made, List<String> strangers) throws BadRequest, Unavailable, InterruptedException {
        var told = "beside what was planned, " + String.join("; ", strangers);
        var before = made.present().file();
        if (before.isEmpty()) {
            LOG.error("{}: {}", made.tenant(), told);
            return;
        }
        var back = prepare(before.get());
        var started = started(made.tenant(), back.plan().start());
        committed(made.tenant(), back.plan(), back.present(), started, "mittari", "undone: " + told);
        flip(made.tenant(), back.plan(), started, System.nanoTime());
        folder.write(made.tenant(), back.plan().file().text());
        throw new BadRequest("tenant %s: %s\nthe change was undone".formatted(made.tenant(), told));
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

    /** @param stored nano time of the commit */
    private void flip(TenantId tenant, Plan plan, Started started, long stored) throws InterruptedException {
        Map<LiveInstance, Held> before = new HashMap<>();
        live.of(tenant).forEach(each -> before.put(each.instance(), each));
        var after = new ArrayList<Held>();
        for (var each : plan.next()) {
            var kept = before.get(each);
            after.add(kept == null || plan.start().contains(each) ? Held.of(each, started) : kept);
            before.remove(each);
        }
        live.put(tenant, after);
        LOG.info("{}: live {} us after it was stored", tenant, (System.nanoTime() - stored) / 1_000);
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
