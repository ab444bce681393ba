package io.mittari.web;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.metrics.store.ReportRun.Recipient;
import io.mittari.tenant.admin.Move;
import io.mittari.tenant.admin.SwapOrder;
import io.mittari.tenant.admin.SwapPlan;
import io.mittari.tenant.admin.SwapPlan.Produced;
import io.mittari.tenant.admin.SwapRecord;
import io.mittari.tenant.admin.Swaps;
import io.mittari.tenant.admin.Undoing;
import io.mittari.tenant.admin.Unloads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every tenant moves from 1.0 to 1.1, but for those it was told to refuse. */
final class FixedSwaps implements Swaps, Unloads {

    final List<String> asked = new ArrayList<>();
    String refused = "";

    @Nullable
    String trouble;

    private static final Move MOVE = new Move(
            Kind.REPORT,
            "monthly",
            new Move.Version("r.funnel", "1.0", "{}"),
            new Move.Version("r.funnel", "1.1", "{}"));

    @Override
    public SwapPlan plan(TenantId tenant, SwapOrder order) {
        return planned(tenant, false);
    }

    @Override
    public SwapPlan apply(TenantId tenant, SwapOrder order, String by, String why) throws BadRequest {
        asked.add("%s %s %s %s".formatted(tenant, order, by, why));
        if (tenant.value().equals(refused)) {
            throw new BadRequest("it failed at its first work");
        }
        return planned(tenant, true);
    }

    @Override
    public List<SwapRecord> history(TenantId tenant) {
        return List.of(new SwapRecord(7, 12, Instant.EPOCH, "anna", "new look", List.of(MOVE)));
    }

    @Override
    public SwapPlan planBack(TenantId tenant, Undoing undoing) {
        return back(tenant, false);
    }

    @Override
    public SwapPlan back(TenantId tenant, Undoing undoing, String by, String why) {
        asked.add("%s %s %s %s".formatted(tenant, undoing, by, why));
        return back(tenant, true);
    }

    @Override
    public Unloaded unload(String name, String version) {
        return new Unloaded(name + " " + version, false, 30_000, List.of("thread 'x'"), List.of("2 of r.Funnel"));
    }

    @Override
    public List<Finding> leftovers() {
        return List.of();
    }

    private SwapPlan back(TenantId tenant, boolean done) {
        return planned(tenant, done, new Produced(List.of(FixedRuns.kept(tenant, Recipient.request("api"))), trouble));
    }

    private static SwapPlan planned(TenantId tenant, boolean done) {
        return planned(tenant, done, Produced.NOTHING);
    }

    private static SwapPlan planned(TenantId tenant, boolean done, Produced produced) {
        return new SwapPlan(
                tenant,
                done,
                12,
                List.of(MOVE),
                new SwapPlan.Touched(
                        List.of("r.funnel 1.1"),
                        List.of(),
                        List.of("r.funnel~acme.monthly.g2"),
                        List.of("r.funnel~acme.monthly.g1"),
                        List.of(),
                        List.of("monthly: 0 7 2 * *")),
                done ? List.of("boreal.csv.g1 went, because tenant boreal was removed") : List.of(),
                produced);
    }
}
