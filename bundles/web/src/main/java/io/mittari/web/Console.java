package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.query.FunnelTable;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.report.render.Format;
import io.mittari.tenant.admin.TenantOverview;
import io.mittari.tenant.admin.Tenants;
import java.time.YearMonth;
import java.util.List;

/** What a person sees in a browser: the customers, their last month, their reports. */
final class Console {

    private static final String CONSOLE = "console";

    private final Tenants tenants;
    private final Customers customers;
    private final MetricsAdmin metrics;
    private final ReportDesk reports;

    Console(Tenants tenants, Customers customers, MetricsAdmin metrics, ReportDesk reports) {
        this.tenants = tenants;
        this.customers = customers;
        this.metrics = metrics;
        this.reports = reports;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/", call -> front()),
                Route.get("/funnel/{tenant}/{month}", this::funnel),
                Route.get("/report/{tenant}/{report}/{month}", this::report));
    }

    private Reply front() throws MetricsException {
        var page = new Page("Mittari");
        var all = tenants.list();
        var unreadable = tenants.unreadable();
        if (all.isEmpty() && unreadable.isEmpty()) {
            page.paragraph("There is no customer yet. Add one with: mittari tenant add");
            return page.reply(200);
        }
        page.raw("<table><caption>Customers and their last full month</caption><thead><tr>");
        List.of("Customer", "Month", "Funnel", "Reports").forEach(name -> page.head(name, false));
        page.raw("</tr></thead><tbody>\n");
        for (var tenant : all) {
            row(page, tenant);
        }
        for (var tenant : unreadable) {
            page.raw("<tr>")
                    .cell(tenant.tenant().value(), false)
                    .cell("", false)
                    .cell(tenant.told(), false)
                    .raw("<td></td></tr>\n");
        }
        return page.raw("</tbody></table>\n").reply(200);
    }

    /** A customer whose figures cannot be had has a row that says so; also one that was removed meanwhile. */
    private void row(Page page, TenantOverview tenant) {
        var id = tenant.settings().id();
        page.raw("<tr>").cell(tenant.settings().name(), false);
        try {
            var month = reports.lastMonth(id);
            page.cell(month.toString(), false);
            page.raw("<td>").link("/funnel/" + id + "/" + month, "funnel").raw("</td><td>");
            reports(page, tenant, month);
            page.raw("</td></tr>\n");
        } catch (MetricsException none) {
            page.cell("", false).cell(String.valueOf(none.getMessage()), false).raw("<td></td></tr>\n");
        }
    }

    private static void reports(Page page, TenantOverview tenant, YearMonth month) {
        for (var state : tenant.instances()) {
            var live = state.instance();
            if (live.kind() == LiveInstance.Kind.REPORT) {
                var name = live.instance().name();
                page.link("/report/" + tenant.settings().id() + "/" + name + "/" + month, name)
                        .raw(" ");
            }
        }
    }

    private Reply funnel(Call call) throws MetricsException, Refusal {
        var tenant = customers.one(call.place("tenant"));
        var month = monthOf(call);
        var figures = metrics.open(tenant, AsOf.NOW, null);
        var table = figures.funnel(Question.of("conversion", Period.of(month)));
        var page = new Page("%s: funnel of %s".formatted(figures.settings().name(), month));
        page.raw("<p>").link("/", "all customers").raw("</p>\n");
        page.raw("<table><caption>")
                .text("as of %s, point #%d of the journal".formatted(figures.today(), figures.sequence()))
                .raw("</caption><thead><tr>");
        page.head("Stage", false)
                .head("Count", true)
                .head("Period conversion", true)
                .head("Cohort conversion", true);
        page.raw("</tr></thead><tbody>\n");
        table.rows().forEach(row -> row.stages().forEach(step -> stage(page, step)));
        return page.raw("</tbody></table>\n").reply(200);
    }

    private static void stage(Page page, FunnelTable.Step step) {
        var conversion = step.conversion();
        page.raw("<tr>")
                .cell(step.stage().name(), false)
                .cell(ShortText.of(step.count()), true)
                .cell(conversion == null ? "" : ShortText.of(conversion.period().cell()), true)
                .cell(conversion == null ? "" : ShortText.of(conversion.cohort().cell()), true)
                .raw("</tr>\n");
    }

    private Reply report(Call call) throws MetricsException, Refusal {
        TenantId tenant = customers.one(call.place("tenant"));
        var now = new Asked(Question.of("conversion", Period.ALL), AsOf.NOW, null);
        var rendered = reports.render(tenant, call.place("report"), monthOf(call), Format.HTML, now, CONSOLE);
        return Reply.of(200, rendered.format().mediaType(), rendered.bytes());
    }

    private static YearMonth monthOf(Call call) throws Refusal {
        return ReportDesk.month(call.place("month"));
    }
}
