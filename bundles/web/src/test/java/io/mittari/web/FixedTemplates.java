package io.mittari.web;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.metrics.store.TemplateVersion;
import io.mittari.tenant.admin.Difference;
import io.mittari.tenant.admin.Difference.Outcome;
import io.mittari.tenant.admin.Move;
import io.mittari.tenant.admin.TemplateMove;
import io.mittari.tenant.admin.TemplateOrder;
import io.mittari.tenant.admin.Templates;
import io.mittari.tenant.admin.TenantPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Every tenant moves from agency@1 to agency@2, but for those it was told otherwise of. */
final class FixedTemplates implements Templates {

    final List<String> asked = new ArrayList<>();
    String conflicting = "";
    String failing = "";

    private static final TemplateVersion NEWEST =
            new TemplateVersion("agency", 2, "{\"horizon\":60}", "anna", "new year", Instant.EPOCH);
    private static final Move MOVE = new Move(
            Kind.REPORT,
            "monthly",
            new Move.Version("r.funnel", "1.0", "{}"),
            new Move.Version("r.funnel", "1.1", "{}"));

    @Override
    public Put put(String name, String file, String by, String why) throws BadRequest {
        asked.add("put %s %s %s %s".formatted(name, file, by, why));
        if (file.contains("id")) {
            throw new BadRequest("id is one customer's");
        }
        return new Put(NEWEST, !why.equals("again"));
    }

    @Override
    public List<TemplateVersion> versions() {
        return List.of(NEWEST, new TemplateVersion("agency", 1, "{}", "anna", "", Instant.EPOCH));
    }

    @Override
    public Map<TenantId, String> tenants() {
        return Map.of(new TenantId("acme"), "agency@1");
    }

    @Override
    public TemplateVersion show(String name) throws BadRequest {
        if (!name.startsWith("agency")) {
            throw new BadRequest("there is no template " + name);
        }
        return NEWEST;
    }

    @Override
    public TemplateMove diff(TenantId tenant, TemplateOrder order) {
        return move(tenant, false);
    }

    @Override
    public TemplateMove apply(TenantId tenant, TemplateOrder order, String by, String why) throws BadRequest {
        asked.add("%s %s %s %s %s %s"
                .formatted(tenant, order.template(), new TreeSet<>(order.keep()), order.take(), by, why));
        if (tenant.value().equals(failing)) {
            throw new BadRequest("it failed at its first work");
        }
        return move(tenant, true);
    }

    @Override
    public String schema() {
        return "{\"of\":\"a template\"}";
    }

    private TemplateMove move(TenantId tenant, boolean done) {
        if (tenant.value().equals(conflicting)) {
            return new TemplateMove(
                    tenant,
                    "agency@1",
                    "agency@2",
                    List.of(new Difference("horizon", Outcome.CONFLICT, "90", "60", "120")),
                    null,
                    List.of(),
                    "both have changed horizon");
        }
        return new TemplateMove(
                tenant,
                "agency@1",
                "agency@2",
                List.of(
                        new Difference("reports.monthly.version", Outcome.TAKEN, "\"1.0\"", "\"1.1\"", "\"1.0\""),
                        new Difference("tags", Outcome.KEPT, null, "[]", "[\"retail\"]")),
                new TenantPlan(
                        tenant,
                        done,
                        12,
                        List.of(new TenantPlan.Change(
                                TenantPlan.Action.REPLACE, "report monthly", "r.funnel 1.0 -> r.funnel 1.1"))),
                List.of(MOVE),
                null);
    }
}
