package io.mittari.web;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.connector.runtime.imports.RunningInstance;
import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.engine.admin.Restating;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.report.render.Format;
import io.mittari.report.render.Rendered;
import io.mittari.report.render.Renderer;
import io.mittari.tenant.admin.Answered;
import io.mittari.tenant.admin.Connectors;
import io.mittari.tenant.admin.GateCall;
import io.mittari.tenant.admin.InstanceState;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.NewTenant;
import io.mittari.tenant.admin.TenantOverview;
import io.mittari.tenant.admin.TenantPlan;
import io.mittari.tenant.admin.Tenants;
import io.mittari.tenant.admin.UnreadableTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A platform of two tenants, {@code acme} and {@code broken}; what concerns the second fails. */
final class Fixed implements Tenants, Instances, Connectors, MetricsAdmin, Imports, Renderer {

    /** What an import does. */
    @FunctionalInterface
    interface Imported {
        void run(ImportRequest request) throws MetricsException;
    }

    static final String HOSTILE = "<script>alert('acme')</script>";

    final List<String> imported = new CopyOnWriteArrayList<>();
    volatile Map<String, Long> rejectedCounts = Map.of();
    volatile List<String> connectors = List.of("monthly");
    final List<String> applied = new ArrayList<>();
    final FixedPeople people = new FixedPeople();
    List<UnreadableTenant> unreadable = List.of();
    /** Takes the place of an import. */
    Imported importing = request -> request.progress().read(4, 1);

    private List<String> there = List.of("acme", "broken");
    private String vanished = "";

    /** What was asked to be restated last. */
    @Nullable
    Restating restating;

    /** As of which point figures were asked for last. */
    AsOf asOf = AsOf.NOW;

    void only(String tenant) {
        there = List.of(tenant);
    }

    /** It is listed, but nobody knows it any more when it is asked for. */
    void vanishes(String tenant) {
        vanished = tenant;
    }

    void nobody() {
        there = List.of();
    }

    static TenantSettings settings(TenantId id) {
        return new TenantSettings(
                id,
                HOSTILE,
                Locale.forLanguageTag("fi-FI"),
                ZoneId.of("Europe/Helsinki"),
                Currency.getInstance("EUR"),
                1,
                Set.of("retail"),
                Map.of(
                        TenantSettings.MAIN,
                        new TenantSettings.Funnel(
                                TenantSettings.MAIN, List.of(new Stage("lead"), new Stage("meeting")))),
                new Stage("meeting"),
                90,
                true,
                TenantSettings.Revenue.BOOKED,
                List.of(),
                Set.of(),
                6,
                null,
                List.of(),
                Map.of());
    }

    private static TenantOverview overview(String id) {
        var tenant = new TenantId(id);
        var version = new TenantVersion(tenant, 1, 5, "{}", "api", "", Instant.EPOCH);
        return new TenantOverview(settings(tenant), version, List.of(monthly(tenant)));
    }

    private static InstanceState monthly(TenantId tenant) {
        return instance(tenant, "monthly");
    }

    private static InstanceState instance(TenantId tenant, String name) {
        return new InstanceState(
                new LiveInstance(
                        LiveInstance.Kind.REPORT,
                        new Instance(tenant, name, 1),
                        "io.mittari.reports.funnel",
                        "0.1.0",
                        "00",
                        "{}"),
                null);
    }

    @Override
    public TenantPlan add(NewTenant tenant, String by) throws BadRequest {
        return apply(tenant.toString(), false, by);
    }

    @Override
    public TenantPlan apply(String file, boolean dryRun, String by) throws BadRequest {
        if (file.contains("wrong")) {
            throw new BadRequest("unknown key 'wrong'");
        }
        applied.add(file);
        return new TenantPlan(
                new TenantId("acme"),
                !dryRun,
                5,
                List.of(new TenantPlan.Change(TenantPlan.Action.CREATE, "tenant", "acme")));
    }

    @Override
    public TenantPlan since(
            TenantId tenant, String connector, @Nullable String source, LocalDate day, boolean dryRun, String by)
            throws BadRequest {
        return apply("%s %s of %s since %s".formatted(tenant, connector, source, day), dryRun, by);
    }

    @Override
    public List<TenantOverview> list() {
        return there.stream().map(Fixed::overview).toList();
    }

    @Override
    public List<UnreadableTenant> unreadable() {
        return unreadable;
    }

    @Override
    public TenantOverview show(TenantId tenant) {
        return overview(tenant.value());
    }

    @Override
    public String file(TenantId tenant) {
        return "{\"id\":\"%s\"}".formatted(tenant);
    }

    @Override
    public TenantPlan remove(TenantId tenant, String confirm) throws BadRequest {
        if (!tenant.value().equals(confirm)) {
            throw new BadRequest("not confirmed");
        }
        return new TenantPlan(tenant, true, 0, List.of());
    }

    @Override
    public List<TenantId> resolve(String selector) throws BadRequest {
        return switch (selector) {
            case "all", "@retail", "acme,broken" -> List.of(new TenantId("acme"), new TenantId("broken"));
            case "acme", "broken", "gap" -> List.of(new TenantId(selector));
            default -> throw new BadRequest("there is no tenant '%s'; there are: acme, broken".formatted(selector));
        };
    }

    @Override
    public String schema() {
        return "{}";
    }

    @Override
    public <S, T> Answered<T> ask(
            TenantId tenant, LiveInstance.Kind kind, Class<S> service, String name, GateCall<S, T> call)
            throws MetricsException {
        Report report = (request, metrics) -> Document.of(
                "%s of %s".formatted(name, request.month()),
                metrics.tenant().value(),
                request.language(),
                List.of(),
                List.of(),
                List.of());
        return new Answered<>(monthly(tenant).instance(), call.on(service.cast(report)));
    }

    /** An advisor that says what it was asked. */
    @Override
    public <S, T> T call(String component, Class<S> service, GateCall<S, T> call) throws MetricsException {
        return call.on(service.cast(new FixedAdvisor(component)));
    }

    @Override
    public List<InstanceState> of(TenantId tenant, LiveInstance.Kind kind) {
        return connectors.stream().map(name -> instance(tenant, name)).toList();
    }

    @Override
    public List<InstanceState> ailing() {
        return List.of();
    }

    @Override
    public TenantSettings settings(String file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long apply(TenantChange change) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(TenantId tenant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Metrics open(TenantId tenant, AsOf asOf, @Nullable LocalDate today) throws BadRequest, Unavailable {
        if (tenant.value().equals(vanished)) {
            throw new BadRequest("there is no tenant %s".formatted(tenant));
        }
        if (tenant.value().equals("broken")) {
            throw new Unavailable("the store is closed", null);
        }
        if (today != null && today.getYear() == 1900) {
            throw new IllegalStateException("a secret of the inside");
        }
        this.asOf = asOf;
        return new FixedMetrics(tenant);
    }

    @Override
    public Restatement restate(TenantId tenant, Restating asked) throws BadRequest {
        if (tenant.value().equals("broken")) {
            throw new BadRequest("%s is not reported yet".formatted(asked.month()));
        }
        restating = asked;
        return FixedMetrics.restatement(asked);
    }

    @Override
    public List<MetricDefinition> catalogue() {
        return new FixedMetrics(new TenantId("acme")).catalogue();
    }

    @Override
    public List<RejectedRow> rejected(TenantId tenant, int limit) {
        var row = new Rejected(new Origin("leads.csv", 3), null, "L-3", "no day", "L-3;x", "id;day", "delimiter=;");
        return List.of(
                new RejectedRow(1, "n1", "csv", "crm", Instant.EPOCH, Instant.parse("1972-01-01T00:00:00Z"), row));
    }

    @Override
    public ImportReceipt run(TenantId tenant, String instance, ImportRequest request) throws MetricsException {
        if (tenant.value().equals("broken")) {
            throw new BadRequest("broken has no connector '%s'".formatted(instance));
        }
        for (var file : request.files()) {
            try {
                imported.add(file.name() + "=" + Files.readString(file.path()));
            } catch (IOException unreadable) {
                throw new Unavailable("unreadable", unreadable);
            }
        }
        importing.run(request);
        return new ImportReceipt(
                new Receipt(9, 3, 1, 0, 0, 0, 1),
                5,
                1,
                Map.of("teams", 2L),
                List.of(new ImportReceipt.FileRead("leads.csv", "UTF-8", ";", "fi-FI", 5)),
                List.of());
    }

    @Override
    public List<RejectedRow> rejectedBy(TenantId tenant, String instance, long after, long to, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> rejectedCounts(TenantId tenant) throws Unavailable {
        if (tenant.value().equals("broken")) {
            throw new Unavailable("the store is closed", null);
        }
        return rejectedCounts;
    }

    @Override
    public Map<TenantId, Integer> dropOldRejected() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ImportReceipt replay(
            TenantId tenant, String instance, @Nullable String mapping, boolean dryRun, ImportRequest.Progress progress)
            throws MetricsException {
        if (tenant.value().equals("broken")) {
            throw new Unavailable("the store is closed", null);
        }
        if (instance.equals("refusing")) {
            throw new BadRequest("it has no mapping");
        }
        imported.add("%s %s %s %s".formatted(tenant, instance, mapping, dryRun));
        progress.read(0, 3);
        var months = new TreeSet<>(List.of(YearMonth.of(2026, 2), YearMonth.of(2026, 1)));
        return new ImportReceipt(
                new Receipt(9, 2, 0, 0, 0, 0, 1, months), 3, 0, Map.of(), List.of(), List.of("a remark"));
    }

    @Override
    public List<RunningInstance> instances() {
        return List.of();
    }

    @Override
    public Rendered render(Document document, Format format) {
        return Rendered.text(format, document.title());
    }
}
