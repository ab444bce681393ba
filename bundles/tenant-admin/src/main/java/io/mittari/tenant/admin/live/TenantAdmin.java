package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.tenant.admin.NewTenant;
import io.mittari.tenant.admin.TenantOverview;
import io.mittari.tenant.admin.TenantPlan;
import io.mittari.tenant.admin.Tenants;
import io.mittari.tenant.admin.UnreadableTenant;
import io.mittari.tenant.admin.file.TemplateFile;
import io.mittari.tenant.admin.file.TemplateName;
import io.mittari.tenant.admin.file.TenantFile;
import io.mittari.tenant.admin.file.TenantFormat;
import io.mittari.tenant.admin.live.LiveTenants.Held;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the store, changes on the lane. */
final class TenantAdmin implements Tenants {

    private final Deployments deployments;
    private final MetricsAdmin metrics;
    private final TenantFormat format;
    private final KnownTemplates templates;
    private final TenantChanges changes;
    private final LiveTenants live;
    private final Lane lane;

    TenantAdmin(
            Deployments deployments,
            MetricsAdmin metrics,
            TenantFormat format,
            KnownTemplates templates,
            TenantChanges changes,
            LiveTenants live,
            Lane lane) {
        this.deployments = deployments;
        this.metrics = metrics;
        this.format = format;
        this.templates = templates;
        this.changes = changes;
        this.live = live;
        this.lane = lane;
    }

    @Override
    public TenantPlan add(NewTenant tenant, String by) throws BadRequest, Unavailable {
        return lane.run(() -> changes.apply(filled(file(tenant)), false, false, by, "tenant add"));
    }

    @Override
    public TenantPlan apply(String file, boolean dryRun, String by) throws BadRequest, Unavailable {
        return lane.run(() -> changes.apply(filled(file), true, dryRun, by, "tenant apply"));
    }

    private String filled(String file) throws BadRequest, Unavailable {
        return format.filled(file, templates);
    }

    private String file(NewTenant tenant) throws BadRequest, Unavailable {
        if (tenant.template() == null) {
            return TenantFile.of(tenant, null, TemplateFile.empty()).text();
        }
        var version = templates.version(TemplateName.of(tenant.template()));
        var name = new TemplateName(version.name(), version.version());
        return TenantFile.of(tenant, name, templates.demand(name)).text();
    }

    @Override
    public TenantPlan since(
            TenantId tenant, String connector, @Nullable String source, LocalDate day, boolean dryRun, String by)
            throws BadRequest, Unavailable {
        return lane.run(() -> {
            var file = format.read(new KnownTenants(deployments).demand(tenant).file())
                    .since(connector, source, day);
            return changes.apply(file.text(), true, dryRun, by, "import --since");
        });
    }

    @Override
    public List<TenantOverview> list() throws Unavailable {
        var overviews = new ArrayList<TenantOverview>();
        for (var tenant : deployments.tenants()) {
            try {
                overviews.add(overview(tenant));
            } catch (BadRequest unreadable) {
                // it is among the unreadable
            }
        }
        return overviews;
    }

    @Override
    public List<UnreadableTenant> unreadable() throws Unavailable {
        var unreadable = new ArrayList<UnreadableTenant>();
        for (var tenant : deployments.tenants()) {
            try {
                metrics.settings(tenant.file());
            } catch (BadRequest e) {
                unreadable.add(new UnreadableTenant(tenant.tenant(), String.valueOf(e.getMessage())));
            }
        }
        return unreadable;
    }

    @Override
    public TenantOverview show(TenantId tenant) throws BadRequest, Unavailable {
        var stored = new KnownTenants(deployments).demand(tenant);
        try {
            return overview(stored);
        } catch (BadRequest e) {
            throw new BadRequest(new UnreadableTenant(tenant, String.valueOf(e.getMessage())).told());
        }
    }

    @Override
    public String file(TenantId tenant) throws BadRequest, Unavailable {
        return new KnownTenants(deployments).demand(tenant).file();
    }

    @Override
    public TenantPlan remove(TenantId tenant, String confirm) throws BadRequest, Unavailable {
        new KnownTenants(deployments).demand(tenant);
        if (!confirm.equals(tenant.value())) {
            throw new BadRequest("removing %s removes all its facts for good; confirm it with its id, not '%s'"
                    .formatted(tenant, confirm));
        }
        return lane.run(() -> changes.remove(tenant));
    }

    @Override
    public List<TenantId> resolve(String selector) throws BadRequest, Unavailable {
        return new Selector(new KnownTenants(deployments), format::tags).select(selector);
    }

    @Override
    public String schema() {
        return format.published();
    }

    private TenantOverview overview(TenantVersion tenant) throws BadRequest {
        return new TenantOverview(
                metrics.settings(tenant.file()),
                tenant,
                live.of(tenant.tenant()).stream().map(Held::state).toList());
    }
}
