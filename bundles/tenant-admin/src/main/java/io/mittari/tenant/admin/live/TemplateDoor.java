package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.TemplateVersion;
import io.mittari.tenant.admin.TemplateMove;
import io.mittari.tenant.admin.TemplateOrder;
import io.mittari.tenant.admin.Templates;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.file.InstanceEntry;
import io.mittari.tenant.admin.file.TemplateFile;
import io.mittari.tenant.admin.file.TemplateName;
import io.mittari.tenant.admin.file.TenantFormat;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps templates, and moves tenants between their versions as changes of their files. */
final class TemplateDoor implements Templates {

    private final KnownTemplates templates;
    private final TenantFormat format;
    private final Deployments deployments;
    private final BundleCatalogue catalogue;
    private final TemplateMoves moves;
    private final Lane lane;
    private final Clock clock;

    TemplateDoor(
            KnownTemplates templates,
            TenantFormat format,
            Deployments deployments,
            BundleCatalogue catalogue,
            TenantChanges changes,
            Lane lane,
            Clock clock) {
        this.templates = templates;
        this.format = format;
        this.deployments = deployments;
        this.catalogue = catalogue;
        this.moves = new TemplateMoves(templates, format, new KnownTenants(deployments), changes);
        this.lane = lane;
        this.clock = clock;
    }

    @Override
    public Put put(String name, String file, String by, String why) throws BadRequest, Unavailable {
        if (TemplateName.of(name).version() != null) {
            throw new BadRequest(
                    "'%s': a template gets its version when it is kept; name it without one".formatted(name));
        }
        var asked = templates.format().read(file);
        return lane.run(() -> {
            var newest = templates.newest(name);
            Optional<TemplateFile> before = newest.isEmpty()
                    ? Optional.empty()
                    : Optional.of(templates.format().read(newest.get().file()));
            var exact = exact(asked, before);
            if (before.filter(exact::sameAs).isPresent()) {
                return new Put(newest.get(), false);
            }
            return new Put(templates.store().keepTemplate(name, exact.text(), by, why, clock.instant()), true);
        });
    }

    private TemplateFile exact(TemplateFile asked, Optional<TemplateFile> before) throws BadRequest, Unavailable {
        var known = catalogue.known();
        Map<InstanceEntry, String> versions = new HashMap<>();
        for (var entry : asked.instances()) {
            var version = entry.version().or(() -> before.flatMap(file -> versionIn(file, entry)));
            versions.put(
                    entry,
                    version.isPresent()
                            ? known.demand(entry.component(), version.get()).version()
                            : known.demandNewest(entry.component()).version());
        }
        return asked.withVersions(entry -> versions.getOrDefault(entry, ""));
    }

    private static Optional<String> versionIn(TemplateFile file, InstanceEntry wanted) {
        return file.instances().stream()
                .filter(each -> each.kind() == wanted.kind()
                        && each.name().equals(wanted.name())
                        && each.component().equals(wanted.component()))
                .findFirst()
                .flatMap(InstanceEntry::version);
    }

    @Override
    public List<TemplateVersion> versions() throws Unavailable {
        return templates.store().templates();
    }

    @Override
    public Map<TenantId, String> tenants() throws Unavailable {
        var tenants = new TreeMap<TenantId, String>();
        for (var tenant : deployments.tenants()) {
            format.template(tenant.file()).ifPresent(name -> tenants.put(tenant.tenant(), name));
        }
        return tenants;
    }

    @Override
    public TemplateVersion show(String name) throws BadRequest, Unavailable {
        return templates.version(TemplateName.of(name));
    }

    @Override
    public TemplateMove diff(TenantId tenant, TemplateOrder order) throws BadRequest, Unavailable {
        return lane.run(() -> moves.planned(tenant, order).told());
    }

    @Override
    public TemplateMove apply(TenantId tenant, TemplateOrder order, String by, String why)
            throws BadRequest, Unavailable {
        return lane.run(() -> moves.make(moves.planned(tenant, order), by, why));
    }

    @Override
    public String schema() {
        return templates.format().published();
    }
}
