package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.tenant.admin.Difference;
import io.mittari.tenant.admin.TemplateMove;
import io.mittari.tenant.admin.TemplateOrder;
import io.mittari.tenant.admin.TenantPlan;
import io.mittari.tenant.admin.file.Choices;
import io.mittari.tenant.admin.file.MovedFile;
import io.mittari.tenant.admin.file.TemplateFile;
import io.mittari.tenant.admin.file.TemplateName;
import io.mittari.tenant.admin.file.TenantFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans and makes moves of tenants from one version of a template to another. On the lane only. */
record TemplateMoves(KnownTemplates templates, TenantFormat format, KnownTenants tenants, TenantChanges changes) {

    private static final int SHOWN = 80;

    /**
     * A move that was looked at.
     *
     * @param prepared null: it cannot be made
     * @param trouble why not
     */
    record Planned(
            TenantId tenant,
            Optional<TemplateName> from,
            TemplateName to,
            List<Difference> differences,
            @Nullable Prepared prepared,
            @Nullable String trouble) {

        TemplateMove told() {
            return told(false, prepared == null ? 0 : prepared.present().sequence());
        }

        private TemplateMove told(boolean done, long sequence) {
            return new TemplateMove(
                    tenant,
                    from.map(TemplateName::toString).orElse(null),
                    to.toString(),
                    differences,
                    prepared == null
                            ? null
                            : new TenantPlan(
                                    tenant, done, sequence, prepared.plan().changes()),
                    prepared == null ? List.of() : prepared.moves(),
                    trouble);
        }
    }

    Planned planned(TenantId tenant, TemplateOrder order) throws BadRequest, Unavailable {
        var version = templates.version(TemplateName.of(order.template()));
        var to = new TemplateName(version.name(), version.version());
        var file = format.read(tenants.demand(tenant).file());
        var from = file.template();
        var base = from.isPresent() ? templates.demand(from.get()) : TemplateFile.empty();
        var moved =
                base.moved(file, templates.format().read(version.file()), to, new Choices(order.keep(), order.take()));
        if (!moved.conflicts().isEmpty()) {
            return new Planned(tenant, from, to, moved.differences(), null, conflicting(tenant, from, to, moved));
        }
        try {
            var prepared = changes.prepare(format.read(moved.text()));
            return new Planned(tenant, from, to, moved.differences(), prepared, null);
        } catch (BadRequest unfit) {
            return new Planned(
                    tenant,
                    from,
                    to,
                    moved.differences(),
                    null,
                    "%s does not fit: %s".formatted(to, unfit.getMessage()));
        }
    }

    TemplateMove make(Planned planned, String by, String why) throws BadRequest, Unavailable, InterruptedException {
        var prepared = planned.prepared();
        if (prepared == null) {
            return planned.told();
        }
        long sequence = prepared.changesNothing()
                ? prepared.present().sequence()
                : changes.make(prepared, by, reason(planned, why)).sequence();
        return planned.told(true, sequence);
    }

    private static String reason(Planned planned, String why) {
        return "template apply %s%s".formatted(planned.to(), why.isEmpty() ? "" : ": " + why);
    }

    private static String conflicting(TenantId tenant, Optional<TemplateName> from, TemplateName to, MovedFile moved) {
        return moved.conflicts().stream()
                .map(each -> "%s: %s%s in %s, %s in the file of %s"
                        .formatted(
                                each.place(),
                                from.map(name -> "%s in %s, ".formatted(shown(each.base()), name))
                                        .orElse(""),
                                shown(each.template()),
                                to,
                                shown(each.tenant()),
                                tenant))
                .collect(Collectors.joining(
                        "\n",
                        "both the template and the customer have changed the same:\n",
                        "\n--keep PLACE leaves the customer's, --take PLACE takes the template's"));
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return "nothing";
        }
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
    }
}
