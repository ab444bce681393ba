package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.ReportRun;
import io.mittari.metrics.store.ReportRun.Recipient;
import io.mittari.report.render.Format;
import io.mittari.report.render.Rendered;
import io.mittari.report.render.Renderer;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.Runs;
import jakarta.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reports a tenant has, and any of them for a month. */
final class ReportDesk {

    private static final String API = "api";

    private final Customers customers;
    private final MetricsAdmin metrics;
    private final Instances instances;
    private final Renderer renderer;
    private final Runs runs;

    ReportDesk(Customers customers, MetricsAdmin metrics, Instances instances, Renderer renderer, Runs runs) {
        this.customers = customers;
        this.metrics = metrics;
        this.instances = instances;
        this.renderer = renderer;
        this.runs = runs;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/tenants/{tenant}/reports", this::list),
                Route.get("/tenants/{tenant}/reports/{report}", this::report));
    }

    private Reply list(Call call) throws MetricsException, Refusal {
        return Reply.ok(customers.each(
                call.place("tenant"),
                tenant -> Json.createObjectBuilder()
                        .add("tenant", tenant.value())
                        .add("reports", TenantJson.instances(instances.of(tenant, LiveInstance.Kind.REPORT)))
                        .build()));
    }

    private Reply report(Call call) throws MetricsException, Refusal {
        var asked = Asked.of("conversion", call);
        var tenant = customers.one(call.place("tenant"));
        var month = call.one("month").orElse(null);
        var rendered =
                render(tenant, call.place("report"), month == null ? null : month(month), format(call), asked, API);
        return Reply.of(200, rendered.format().mediaType(), rendered.bytes());
    }

    /**
     * Makes a report for somebody, who gets it: it is a run.
     *
     * @param month null: the last one that is over
     * @param asker what is known of who asked
     */
    Rendered render(TenantId tenant, String report, @Nullable YearMonth month, Format format, Asked asked, String asker)
            throws MetricsException {
        long began = System.nanoTime();
        var figures = metrics.open(tenant, asked.asOf(), asked.today());
        var of = month == null ? YearMonth.from(figures.today()).minusMonths(1) : month;
        var request = ReportRequest.of(of, figures.settings().locale());
        var made = instances.ask(
                tenant, LiveInstance.Kind.REPORT, Report.class, report, service -> service.render(request, figures));
        var rendered = renderer.render(made.answer(), format);
        var run = ReportRun.handedOut(
                made.by(),
                of.toString(),
                figures.sequence(),
                figures.today(),
                format.extension(),
                Recipient.request(asker));
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        runs.handedOut(KeptRun.once(run, Sha256.of(rendered.bytes()), now(), millis));
        return rendered;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The last month that is over for the tenant. */
    YearMonth lastMonth(TenantId tenant) throws BadRequest, Unavailable {
        return YearMonth.from(metrics.open(tenant, AsOf.NOW, null).today()).minusMonths(1);
    }

    static YearMonth month(String text) throws Refusal {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refusal.malformed("'%s' is no month: write it like 2026-10".formatted(text));
        }
    }

    private static Format format(Call call) throws Refusal {
        var word = call.one("format").orElse(Format.HTML.extension());
        return Format.of(word)
                .orElseThrow(() -> Refusal.malformed("'%s' is no format; there are: %s"
                        .formatted(
                                word,
                                Arrays.stream(Format.values())
                                        .map(Format::extension)
                                        .collect(Collectors.joining(", ")))));
    }
}
