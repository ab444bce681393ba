package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.ReportRun;
import io.mittari.tenant.admin.Move;
import io.mittari.tenant.admin.ShadowOrder;
import io.mittari.tenant.admin.SwapOrder;
import io.mittari.tenant.admin.SwapPlan;
import io.mittari.tenant.admin.SwapRecord;
import io.mittari.tenant.admin.Undoing;
import io.mittari.tenant.admin.fixture.TitleReport;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real framework. */
class SwapsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BOREAL = new TenantId("boreal");

    @TempDir
    Path home;

    private RealFramework mittari;

    @BeforeEach
    void twoTenantsOnTheFirstVersion() throws Exception {
        RealFramework.ship(
                home,
                RealFramework.csv(),
                RealFramework.funnel("0.1.0")
                        .takes("id='mode' type='String' default=''", "id='rows' type='Integer' default='5'"),
                RealFramework.funnel("0.2.0"),
                RealFramework.funnel("0.3.0")
                        .takes(
                                "id='mode' type='String' default=''",
                                "id='rows' type='Boolean' default='true'",
                                "id='title' type='String'"));
        mittari = RealFramework.start(home, new FakePlatform());
        add(ACME, "");
        add(BOREAL, "");
    }

    @AfterEach
    void stop() throws Exception {
        mittari.close();
    }

    @Test
    void thePlanNamesAllThatIsTouchedAndTouchesNothing() throws Exception {
        var configurations = mittari.configurations();

        var plan = mittari.swaps().plan(ACME, new SwapOrder("funnel", "0.2.0", null));

        assertThat(plan.done()).isFalse();
        assertThat(plan.moves())
                .extracting(Move::line)
                .containsExactly("report monthly: io.mittari.reports.funnel 0.1.0 -> io.mittari.reports.funnel 0.2.0");
        var touched = plan.touched();
        assertThat(touched.startedBundles()).containsExactly("io.mittari.reports.funnel 0.2.0");
        assertThat(touched.idleBundles()).as("boreal uses it").isEmpty();
        assertThat(touched.madeConfigurations()).containsExactly("io.mittari.reports.funnel~acme.monthly.g2");
        assertThat(touched.deletedConfigurations()).containsExactly("io.mittari.reports.funnel~acme.monthly.g1");
        assertThat(touched.schedules()).containsExactly("monthly: 0 7 2 * *");
        assertThat(mittari.configurations()).isEqualTo(configurations);
        assertThat(mittari.bundles()).doesNotContain("io.mittari.reports.funnel 0.2.0");
    }

    @Test
    void aSwapMovesOneTenantAndDoesWhatWasPlanned() throws Exception {
        var planned = mittari.swaps().plan(ACME, new SwapOrder("monthly", "0.2.0", null));

        var made = swap(ACME, "monthly", "0.2.0");

        assertThat(made.done()).isTrue();
        assertThat(made.sequence()).isEqualTo(20);
        assertThat(made.touched()).isEqualTo(planned.touched());
        assertThat(made.moves()).isEqualTo(planned.moves());
        assertThat(title(ACME)).isEqualTo("acme 0.2.0 g2");
        assertThat(title(BOREAL)).isEqualTo("boreal 0.1.0 g1");
        assertThat(mittari.configurations().keySet())
                .containsExactly(
                        "io.mittari.connectors.csv~acme.csv.g1",
                        "io.mittari.connectors.csv~boreal.csv.g1",
                        "io.mittari.reports.funnel~acme.monthly.g2",
                        "io.mittari.reports.funnel~boreal.monthly.g1");
    }

    @Test
    void theLastOneToLeaveABundleLeavesItIdle() throws Exception {
        swap(ACME, "monthly", "0.2.0");

        assertThat(swap(BOREAL, "monthly", "0.2.0").touched().idleBundles())
                .containsExactly("io.mittari.reports.funnel 0.1.0");
    }

    @Test
    void theSameVersionAgainChangesNothing() throws Exception {
        var made = swap(ACME, "monthly", "0.1.0");

        assertThat(made.moves()).isEmpty();
        assertThat(mittari.platform.history(ACME)).hasSize(1);
    }

    @Test
    void theHistoryTellsWhoMovedWhatAndWhy() throws Exception {
        mittari.swaps().apply(ACME, new SwapOrder("monthly", "0.2.0", null), "anna", "new look");

        var history = mittari.swaps().history(ACME);

        assertThat(history).extracting(SwapRecord::change).containsExactly(2, 1);
        assertThat(history.get(0).by()).isEqualTo("anna");
        assertThat(history.get(0).why()).isEqualTo("new look");
        assertThat(history.get(0).moves())
                .extracting(Move::line)
                .containsExactly("report monthly: io.mittari.reports.funnel 0.1.0 -> io.mittari.reports.funnel 0.2.0");
        assertThat(history.get(1).moves())
                .extracting(Move::line)
                .containsExactly(
                        "connector csv: new -> io.mittari.connectors.csv 0.1.0",
                        "report monthly: new -> io.mittari.reports.funnel 0.1.0");
    }

    @Test
    void aRollbackBringsVersionAndSettingsBackAsAChangeOfItsOwn() throws Exception {
        mittari.swaps().apply(ACME, new SwapOrder("monthly", "0.2.0", "{ \"mode\": \"new\" }"), "anna", "");
        assertThat(title(ACME)).isEqualTo("acme 0.2.0 g2 new");

        var planned = mittari.swaps().planBack(ACME, new Undoing("monthly", null));
        assertThat(title(ACME)).isEqualTo("acme 0.2.0 g2 new");
        var back = back(ACME, "monthly", null);

        assertThat(back.moves()).isEqualTo(planned.moves());
        assertThat(back.moves())
                .extracting(Move::line)
                .containsExactly(
                        "report monthly: io.mittari.reports.funnel 0.2.0 -> io.mittari.reports.funnel 0.1.0, with other settings");
        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g3");
        assertThat(mittari.swaps().history(ACME)).extracting(SwapRecord::why).startsWith("swap rollback", "swap apply");
    }

    @Test
    void aRollbackListsWhatTheVersionMadeAndForWhom() throws Exception {
        hand(ACME, "2026-07", "api");
        swap(ACME, "monthly", "0.2.0");
        hand(ACME, "2026-08", "api");
        hand(ACME, "2026-09", "api");
        hand(ACME, "2026-09", "api");
        hand(ACME, "2026-09", "console");
        hand(BOREAL, "2026-06", "api");

        var planned = mittari.swaps().planBack(ACME, new Undoing("monthly", null));
        mittari = mittari.restarted();
        var back = back(ACME, "monthly", null);

        assertThat(told(back)).isEqualTo(told(planned));
        assertThat(told(back))
                .containsExactlyInAnyOrder(
                        "0.2.0 acme.monthly.g2 2026-08 #7 html request api 1",
                        "0.2.0 acme.monthly.g2 2026-09 #7 html request api 2",
                        "0.2.0 acme.monthly.g2 2026-09 #7 html request console 1");
        assertThat(mittari.swaps()
                        .plan(ACME, new SwapOrder("monthly", "0.2.0", null))
                        .produced())
                .as("a swap takes nothing back")
                .isEqualTo(SwapPlan.Produced.NOTHING);
        assertThat(mittari.runs().of(ACME, "funnel")).hasSize(4);
        assertThat(mittari.runs().of(BOREAL, null)).hasSize(1);
    }

    @Test
    void theSameVersionInALaterLifeMadeOnlyWhatItMadeSince() throws Exception {
        swap(ACME, "monthly", "0.2.0");
        hand(ACME, "2026-08", "api");
        back(ACME, "monthly", null);
        swap(ACME, "monthly", "0.2.0");
        hand(ACME, "2026-09", "api");

        assertThat(told(back(ACME, "monthly", null)))
                .containsExactly("0.2.0 acme.monthly.g4 2026-09 #7 html request api 1");
    }

    @Test
    void aTrialAndAShadowAreNoRuns() throws Exception {
        swap(ACME, "monthly", "0.2.0");
        mittari.shadow().run(ACME, new ShadowOrder("monthly", "0.1.0", null, null, null));

        assertThat(mittari.runs().of(ACME, null)).isEmpty();
        assertThat(back(ACME, "monthly", null).produced().runs()).isEmpty();
    }

    @Test
    void aLedgerThatCannotBeReadStopsNoRollback() throws Exception {
        swap(ACME, "monthly", "0.2.0");
        mittari.platform.runs.cannotBeRead();

        var back = back(ACME, "monthly", null);

        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g3");
        assertThat(back.produced().trouble()).isEqualTo("the ledger is damaged");
    }

    /** As the web does. */
    private void hand(TenantId tenant, String month, String asker) throws MetricsException {
        var made = mittari.instances()
                .ask(
                        tenant,
                        LiveInstance.Kind.REPORT,
                        Report.class,
                        "monthly",
                        report -> report.render(
                                ReportRequest.of(YearMonth.parse(month), Locale.ENGLISH),
                                mittari.platform.open(tenant, AsOf.NOW, null)));
        var run = ReportRun.handedOut(
                made.by(), month, 7, LocalDate.of(2026, 10, 31), "html", ReportRun.Recipient.request(asker));
        mittari.runs().handedOut(KeptRun.once(run, "a".repeat(64), Instant.parse("2026-10-31T12:00:00Z"), 3));
    }

    private static List<String> told(SwapPlan plan) {
        assertThat(plan.produced().trouble()).isNull();
        return plan.produced().runs().stream()
                .map(kept -> "%s %s %s #%d %s %s %s %d"
                        .formatted(
                                kept.run().version(),
                                kept.run().by(),
                                kept.run().period(),
                                kept.run().sequence(),
                                kept.run().format(),
                                kept.run().recipient().way(),
                                kept.run().recipient().to(),
                                kept.times()))
                .sorted()
                .toList();
    }

    @Test
    void aNamedChangeIsUndoneUnlessSomethingCameAfterIt() throws Exception {
        swap(ACME, "monthly", "0.2.0");
        mittari.swaps().apply(ACME, new SwapOrder("csv", null, "{ \"mapping\": \"x\" }"), "anna", "");
        mittari.swaps().apply(ACME, new SwapOrder("csv", null, "{ \"mapping\": \"y\" }"), "anna", "");

        assertThatThrownBy(() -> back(ACME, null, 3))
                .isInstanceOf(BadRequest.class)
                .hasMessage("connector csv was changed again since change 3, in change 4: undo that first");
        back(ACME, null, 2);

        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g3");
        assertThat(mittari.tenants().file(ACME)).contains("\"y\"");
    }

    @Test
    void whatCannotBeUndoneIsNamed() {
        assertThatThrownBy(() -> back(ACME, "monthly", 7))
                .isInstanceOf(BadRequest.class)
                .hasMessage("acme has no change 7 of monthly that could be undone; there are: 1");
        assertThatThrownBy(() -> back(ACME, "weekly", null))
                .isInstanceOf(BadRequest.class)
                .hasMessage("'weekly': there was none; there are: csv, monthly");
    }

    @Test
    void aReportThatFailsAtItsFirstWorkLeavesTheTenantOnTheOldVersion() throws Exception {
        var before = mittari.configurations();

        assertThatThrownBy(() -> swap(ACME, "0.2.0", "{ \"mode\": \"fails\" }"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("""
                        tenant acme: report monthly (io.mittari.reports.funnel 0.2.0, generation 2): it failed at its first work: java.lang.IllegalStateException: no funnel in 2026-09
                        nothing was changed""");

        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g1");
        assertThat(mittari.configurations()).isEqualTo(before);
        assertThat(mittari.swaps().history(ACME)).hasSize(1);
    }

    @Test
    void aReportThatNeverAnswersIsGivenUp() throws Exception {
        assertThatThrownBy(() -> swap(ACME, "0.2.0", "{ \"mode\": \"never answers\" }"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("it failed at its first work")
                .hasMessageContaining("did not answer in 2 s");

        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g1");
    }

    @Test
    void aConnectorWhoseRoutesDoNotStartLeavesTheTenantOnTheOldOne() throws Exception {
        mittari.connectors.fail(
                "acme.csv.g2", "acme.csv.g2 (io.mittari.connectors.csv 0.1.0) could not be started: no such host");

        assertThatThrownBy(() ->
                        mittari.swaps().apply(ACME, new SwapOrder("csv", null, "{ \"mapping\": \"x\" }"), "anna", ""))
                .isInstanceOf(BadRequest.class)
                .hasMessage("""
                        tenant acme: connector csv (io.mittari.connectors.csv 0.1.0, generation 2): acme.csv.g2 (io.mittari.connectors.csv 0.1.0) could not be started: no such host
                        nothing was changed""");

        assertThat(mittari.configurations()).containsKey("io.mittari.connectors.csv~acme.csv.g1");
        assertThat(mittari.configurations()).doesNotContainKey("io.mittari.connectors.csv~acme.csv.g2");
    }

    @Test
    void whatHappensBesideThePlanUndoesTheSwap() throws Exception {
        assertThatThrownBy(() -> swap(ACME, "0.2.0", "{ \"mode\": \"stops others\" }"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("beside what was planned, bundle io.mittari.connectors.csv 0.1.0 was stopped")
                .hasMessageContaining("beside what was planned, boreal.csv.g1 went")
                .hasMessageEndingWith("nothing was changed");

        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g1");
        assertThat(mittari.swaps().history(ACME)).hasSize(1);
    }

    @Test
    void settingsThatDoNotFitAreAllNamedBeforeAnythingRuns() {
        assertThatThrownBy(() -> swap(ACME, "0.3.0", "{ \"mode\": \"x\", \"rows\": 7, \"titel\": \"y\" }"))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "the settings of report monthly do not fit io.mittari.reports.funnel 0.3.0: 'rows' is 7, but takes Boolean; 'titel' is not known; did you mean 'title'?; 'title' is missing, and has no default; 'rows' took Integer, and takes Boolean now");
        assertThat(mittari.bundles()).doesNotContain("io.mittari.reports.funnel 0.3.0");
    }

    @Test
    void settingsThatFitAreTaken() throws Exception {
        swap(ACME, "0.3.0", "{ \"mode\": \"x\", \"rows\": false, \"title\": \"y\" }");

        assertThat(title(ACME)).isEqualTo("acme 0.3.0 g2 x");
    }

    @Test
    void anUnknownInstanceOrVersionIsRefusedNamingThoseThereAre() {
        assertThatThrownBy(() -> swap(ACME, "weekly", "0.2.0"))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "'weekly' of acme: there is none; there are: connector csv (io.mittari.connectors.csv), report monthly (io.mittari.reports.funnel)");
        assertThatThrownBy(() -> mittari.swaps().apply(ACME, new SwapOrder("monthly", "9.9.9", null), "anna", ""))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith(
                        "version 9.9.9 of io.mittari.reports.funnel is neither shipped nor installed; ");
    }

    @Test
    void aBundleNobodyUsesIsUnloadedAndItsClassesAreGone() throws Exception {
        swap(ACME, "monthly", "0.2.0");
        assertThatThrownBy(() -> mittari.unloads().unload("io.mittari.reports.funnel", "0.1.0"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("bundle io.mittari.reports.funnel 0.1.0 is used by boreal (monthly); swap them first");
        swap(BOREAL, "monthly", "0.2.0");

        var unloaded = mittari.unloads().unload("io.mittari.reports.funnel", "0.1.0");

        assertThat(unloaded.gone()).isTrue();
        assertThat(mittari.bundles())
                .containsExactly("io.mittari.connectors.csv 0.1.0", "io.mittari.reports.funnel 0.2.0");
        assertThat(mittari.unloads().leftovers()).isEmpty();
        assertThatThrownBy(() -> mittari.unloads().unload("io.mittari.reports.funnel", "0.1.0"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("bundle io.mittari.reports.funnel 0.1.0 is not loaded");
        back(ACME, "monthly", null);
        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g3");
    }

    @Test
    void whatHoldsTheClassesOfAnUnloadedBundleIsNamedAsLongAsItDoes() throws Exception {
        swap(ACME, "0.2.0", "{ \"mode\": \"leaves a thread\" }");
        swap(ACME, "monthly", "0.1.0");

        var unloaded = mittari.unloads().unload("io.mittari.reports.funnel", "0.2.0");

        assertThat(unloaded.gone()).isFalse();
        assertThat(unloaded.holders()).containsExactly("thread 'left behind'");
        assertThat(unloaded.objects())
                .containsExactly(
                        "2 of io.mittari.tenant.admin.fixture.TitleReport", "counted with those of version 0.1.0");
        assertThat(mittari.unloads().leftovers())
                .extracting(Finding::wrong)
                .containsExactly(
                        "bundle io.mittari.reports.funnel 0.2.0 was unloaded, but thread 'left behind' holds its classes; of their objects there were 2 of io.mittari.tenant.admin.fixture.TitleReport, counted with those of version 0.1.0");
        Thread.getAllStackTraces().keySet().stream()
                .filter(each -> each.getName().equals("left behind"))
                .forEach(Thread::interrupt);
    }

    @Test
    void aCallThatWasGivenUpIsNamedAsLongAsItGoesOn() throws Exception {
        System.clearProperty(TitleReport.GO_ON);
        assertThatThrownBy(() -> swap(ACME, "0.2.0", "{ \"mode\": \"never answers at all\" }"))
                .isInstanceOf(BadRequest.class);

        assertThat(mittari.unloads().leftovers())
                .extracting(Finding::wrong)
                .containsExactly(
                        "a call of report monthly (io.mittari.reports.funnel 0.2.0, generation 2) of acme did not end, and was given up");
        System.setProperty(TitleReport.GO_ON, "");
    }

    @Test
    void aSwapHoldsAfterARestart() throws Exception {
        swap(ACME, "monthly", "0.2.0");

        mittari = mittari.restarted();

        assertThat(title(ACME)).isEqualTo("acme 0.2.0 g2");
        assertThat(title(BOREAL)).isEqualTo("boreal 0.1.0 g1");
        back(ACME, null, null);
        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g3");
    }

    @Test
    void aSwapThatCannotBeStoredLeavesEverythingAsItWas() throws Exception {
        mittari.platform.goDown();

        assertThatThrownBy(() -> swap(ACME, "monthly", "0.2.0")).isInstanceOf(Unavailable.class);

        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g1");
    }

    private SwapPlan swap(TenantId tenant, String instance, String version) throws MetricsException {
        return version.startsWith("{")
                ? mittari.swaps().apply(tenant, new SwapOrder("monthly", instance, version), "anna", "")
                : mittari.swaps().apply(tenant, new SwapOrder(instance, version, null), "anna", "");
    }

    private SwapPlan back(TenantId tenant, @Nullable String instance, @Nullable Integer change)
            throws MetricsException {
        return mittari.swaps().back(tenant, new Undoing(instance, change), "anna", "");
    }

    private void add(TenantId tenant, String settings) throws MetricsException {
        mittari.tenants().apply("""
                        { "id": "%s", "name": "A customer", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR",
                          "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv", "version": "0.1.0" } ],
                          "reports": [ { "component": "io.mittari.reports.funnel", "name": "monthly", "version": "0.1.0", "schedule": "0 7 2 * *", "settings": { %s } } ] }
                        """.formatted(tenant, settings), false, "anna");
    }

    private String title(TenantId tenant) throws MetricsException {
        var metrics = mittari.platform.open(tenant, AsOf.NOW, null);
        var month = ReportRequest.of(YearMonth.of(2026, 10), Locale.ENGLISH);
        return mittari.instances()
                .report(tenant, "monthly", each -> each.render(month, metrics))
                .title();
    }
}
