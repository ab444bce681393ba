package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes tenants: make before break, and all or nothing. On the lane only. */
record TenantChanges(
        TenantFormat format,
        PresentTenants tenants,
        MetricsAdmin metrics,
        BundleCatalogue catalogue,
        BundleShelf shelf,
        DeclaredSettings settings,
        InstanceStarter starter,
        Readiness readiness,
        Function<Prepared, Observation> observing,
        LiveTenants live,
        TenantFolder folder,
        TenantInbox inbox,
        Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(TenantChanges.class);
    private static final String NOT_MADE = "the change it was started for was not made";

    /** @param mayExist false: it is to be made, so there must be none */
    TenantPlan apply(String text, boolean mayExist, boolean dryRun, String by, String why)
            throws BadRequest, Unavailable, InterruptedException {
        var asked = format.read(text);
        if (!mayExist && tenants.of(asked.id()).newest().isPresent()) {
            throw new BadRequest("there is a tenant '%s' already; 'tenant apply' changes it".formatted(asked.id()));
        }
        var prepared = prepare(asked);
        long sequence = dryRun || prepared.changesNothing()
                ? prepared.present().sequence()
                : make(prepared, by, why).sequence();
        return new TenantPlan(asked.id(), !dryRun, sequence, prepared.plan().changes());
    }

    /** Checks and plans; touches nothing. */
    Prepared prepare(TenantFile asked) throws BadRequest, Unavailable {
        metrics.settings(asked.text());
        var tenant = asked.id();
        var present = tenants.of(tenant);
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

    private void demandFit(LiveInstance wanted, Present present) throws BadRequest, Unavailable {
        var before = present.instance(wanted.kind(), wanted.instance().name());
        var wrong = settings.wrong(wanted, before);
        if (!wrong.isEmpty()) {
            throw new BadRequest("the settings of %s %s do not fit %s %s: %s"
                    .formatted(
                            Kinds.word(wanted.kind()),
                            wanted.instance().name(),
                            wanted.component(),
                            wanted.version(),
                            String.join("; ", wrong)));
        }
    }

    /**
     * Makes it: what is new runs and has worked once before it is stored, and what was seen to happen is what was
     * planned, or has a cause.
     */
    Made make(Prepared prepared, String by, String why) throws BadRequest, Unavailable, InterruptedException {
        var tenant = prepared.tenant();
        if (prepared.present().newest().isEmpty()) {
            putAside(tenant); // what a removal that was cut short has left
        }
        var because = "tenant %s was changed by %s%s".formatted(tenant, by, why.isEmpty() ? "" : ": " + why);
        List<String> strangers;
        Made made;
        try (var observation = observing.apply(prepared)) {
            var started = started(tenant, prepared.plan().start(), because);
            demandReady(prepared, started, observation);
            long sequence = putLive(prepared, started, by, why, because);
            strangers = observation.strangers();
            made = new Made(sequence, observation.meanwhile());
        }
        made.meanwhile().forEach(each -> LOG.info("{}: meanwhile {}", tenant, each));
        if (!strangers.isEmpty()) {
            undo(prepared, strangers);
        }
        return made;
    }

    /**
     * A change that was made.
     *
     * @param meanwhile what happened beside what was planned, with its causes
     */
    record Made(long sequence, List<String> meanwhile) {}

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
            end(started.running().values(), NOT_MADE);
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
        var because = "a change of tenant %s was undone".formatted(made.tenant());
        putLive(back, started(made.tenant(), back.plan().start(), because), "mittari", "undone: " + told, because);
        throw new BadRequest("tenant %s: %s\nthe change was undone".formatted(made.tenant(), told));
    }

    private Started started(TenantId tenant, List<LiveInstance> wanted, String because)
            throws BadRequest, InterruptedException {
        var started = starter.start(wanted, because);
        if (started.troubles().isEmpty()) {
            return started;
        }
        end(started.running().values(), NOT_MADE);
        throw new BadRequest(started.troubles().entrySet().stream()
                .map(each -> "tenant %s: %s does not start: %s"
                        .formatted(tenant, Kinds.told(each.getKey()), each.getValue()))
                .collect(Collectors.joining("\n", "", "\nnothing was changed")));
    }

    /** @param because for who sees later what comes and goes by it */
    private long putLive(Prepared prepared, Started started, String by, String why, String because)
            throws BadRequest, Unavailable, InterruptedException {
        long sequence = committed(prepared, started, by, why);
        flip(prepared.tenant(), prepared.plan(), started, System.nanoTime(), because);
        folder.write(prepared.tenant(), prepared.plan().file().text());
        return sequence;
    }

    private long committed(Prepared prepared, Started started, String by, String why)
            throws BadRequest, Unavailable, InterruptedException {
        var plan = prepared.plan();
        var present = prepared.present();
        boolean committed = false;
        try {
            boolean asStored = plan.next().equals(present.live())
                    && present.file().filter(plan.file()::sameAs).isPresent();
            long sequence = asStored
                    ? present.sequence()
                    : metrics.apply(new TenantChange(
                            prepared.tenant(), plan.file().text(), plan.next(), by, why, clock.instant()));
            committed = true;
            return sequence;
        } finally {
            if (!committed) {
                end(started.running().values(), NOT_MADE);
            }
        }
    }

    /** @param stored nano time of the commit */
    private void flip(TenantId tenant, Plan plan, Started started, long stored, String because)
            throws InterruptedException {
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
        end(running(before.values()), because);
    }

    TenantPlan remove(TenantId tenant) throws BadRequest, Unavailable, InterruptedException {
        metrics.remove(tenant);
        var before = live.of(tenant);
        live.remove(tenant);
        end(running(before), "tenant %s was removed".formatted(tenant));
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

    private void end(Collection<Running> running, String because) throws InterruptedException {
        for (var each : running) {
            starter.end(each, because);
        }
    }
}
