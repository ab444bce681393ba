package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.tenant.admin.NewTenant;
import io.mittari.tenant.admin.TenantPlan;
import io.mittari.tenant.admin.UnreadableTenant;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real framework. */
class TenancyTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BOREAL = new TenantId("boreal");

    @TempDir
    Path home;

    private RealFramework mittari;

    @BeforeEach
    void start() throws Exception {
        mittari = RealFramework.start(home);
    }

    @AfterEach
    void stop() throws Exception {
        mittari.close();
    }

    @Test
    void addingATenantMakesItsConnectorAndItsReport() throws Exception {
        var plan = add(ACME);

        assertThat(plan.lines())
                .containsExactly(
                        "create tenant acme: \"Acme Oy\"",
                        "start connector csv: io.mittari.connectors.csv 0.1.0, generation 1",
                        "start report monthly: io.mittari.reports.funnel 0.2.0, generation 1");
        assertThat(plan.done()).isTrue();
        assertThat(plan.sequence()).isEqualTo(10);
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.2.0 g1");
        assertThat(mittari.instances().ailing()).isEmpty();
        assertThat(mittari.tenants().list())
                .extracting(each -> each.settings().name())
                .containsExactly("Acme Oy");
    }

    @Test
    void aConfigurationIsBoundToOneExactBundle() throws Exception {
        add(ACME);

        assertThat(mittari.configurations())
                .containsOnlyKeys("io.mittari.connectors.csv~acme.csv.g1", "io.mittari.reports.funnel~acme.monthly.g1");
        assertThat(mittari.configurations().get("io.mittari.reports.funnel~acme.monthly.g1"))
                .matches("mittari:io.mittari.reports.funnel/0.2.0/[0-9a-f]{64}");
    }

    @Test
    void aTenantIsNotAddedTwice() throws Exception {
        add(ACME);

        assertThatThrownBy(() -> add(ACME))
                .isInstanceOf(BadRequest.class)
                .hasMessage("there is a tenant 'acme' already; 'tenant apply' changes it");
    }

    @Test
    void eachTenantRunsTheVersionItWasGiven() throws Exception {
        apply(file("acme", report("0.1.0", "")));
        apply(file("boreal", report("0.2.0", "")));

        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g1");
        assertThat(title(BOREAL, "monthly")).isEqualTo("boreal 0.2.0 g1");
    }

    @Test
    void anotherVersionIsAnotherGenerationAndTheOldOneLeavesNoTrace() throws Exception {
        apply(file("acme", report("0.1.0", "")));

        var plan = apply(file("acme", report("0.2.0", "")));

        assertThat(plan.lines())
                .containsExactly(
                        "replace report monthly: io.mittari.reports.funnel 0.1.0, generation 1 -> io.mittari.reports.funnel 0.2.0, generation 2");
        assertThat(title(ACME, "funnel")).isEqualTo("acme 0.2.0 g2");
        assertThat(mittari.configurations()).containsOnlyKeys("io.mittari.reports.funnel~acme.monthly.g2");
    }

    @Test
    void theSameFileChangesNothing() throws Exception {
        apply(file("acme", report("0.1.0", "x")));

        var plan = apply(file("acme", report("0.1.0", "x")));

        assertThat(plan.lines()).containsExactly("nothing changes");
        assertThat(mittari.platform.history(ACME)).hasSize(1);
    }

    @Test
    void aDryRunPlansAndChangesNothing() throws Exception {
        var plan = mittari.tenants().apply(file("acme", report("0.1.0", "")), true, "anna");

        assertThat(plan.done()).isFalse();
        assertThat(plan.changes()).hasSize(2);
        assertThat(mittari.tenants().list()).isEmpty();
        assertThat(mittari.configurations()).isEmpty();
        assertThat(mittari.bundles()).isEmpty();
    }

    @Test
    void anInstanceThatRefusesItsSettingsLeavesEverythingAsItWas() throws Exception {
        apply(file("acme", report("0.1.0", "good")));
        var before = mittari.configurations();

        assertThatThrownBy(() -> apply(file("acme", report("0.2.0", "refuses"))))
                .isInstanceOf(BadRequest.class)
                .hasMessage("""
                        tenant acme: report monthly (io.mittari.reports.funnel 0.2.0, generation 2) does not start: limit 'x' is no number
                        nothing was changed""");

        assertThat(mittari.configurations()).isEqualTo(before);
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g1 good");
        assertThat(mittari.platform.history(ACME)).hasSize(1);
    }

    @Test
    void anInstanceThatHangsIsGivenUpAndHoldsNobody() throws Exception {
        apply(file("acme", report("0.1.0", "good")));

        assertThatThrownBy(() -> apply(file("acme", report("0.2.0", "hangs"))))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("it is stuck: not made after 2 s");

        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g1 good");
        assertThat(apply(file("boreal", report("0.1.0", ""))).done()).isTrue();
    }

    @Test
    void aChangeThatCannotBeStoredLeavesEverythingAsItWas() throws Exception {
        apply(file("acme", report("0.1.0", "")));
        var before = mittari.configurations();
        mittari.platform.goDown();

        assertThatThrownBy(() -> apply(file("acme", report("0.2.0", ""))))
                .isInstanceOf(Unavailable.class)
                .hasMessage("the store is down");

        assertThat(mittari.configurations()).isEqualTo(before);
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g1");
    }

    @Test
    void anUnknownVersionIsRefusedNamingThoseThereAre() {
        assertThatThrownBy(() -> apply(file("acme", report("9.9.9", ""))))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "version 9.9.9 of io.mittari.reports.funnel is neither shipped nor installed; there are: io.mittari.connectors.csv 0.1.0, io.mittari.reports.funnel 0.1.0, io.mittari.reports.funnel 0.2.0");
    }

    @Test
    void whatTheEngineRefusesIsNotApplied() {
        assertThatThrownBy(() -> apply(file("acme", "").replace("Europe/Helsinki", "Mars/Base")))
                .isInstanceOf(BadRequest.class)
                .hasMessage("zone is 'Mars/Base', which is none");
    }

    @Test
    void aBundleThatCannotBeResolvedIsUninstalledAgain() throws Exception {
        RealFramework.ship(
                home,
                RealFramework.funnel("0.1.0"),
                RealFramework.funnel("0.3.0").header("Import-Package", "no.such"));
        mittari = mittari.restarted();
        apply(file("acme", report("0.1.0", "")));

        assertThatThrownBy(() -> apply(file("acme", report("0.3.0", ""))))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("it cannot be resolved")
                .hasMessageContaining("no.such");

        assertThat(mittari.bundles()).containsExactly("io.mittari.reports.funnel 0.1.0");
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g1");
    }

    @Test
    void aRestartRunsTheSame() throws Exception {
        add(ACME);
        apply(file("boreal", report("0.1.0", "x")));
        apply(file("boreal", report("0.1.0", "y")));
        var before = mittari.configurations();

        mittari = mittari.restarted();

        assertThat(title(BOREAL, "monthly")).isEqualTo("boreal 0.1.0 g2 y");
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.2.0 g1");
        assertThat(mittari.configurations()).isEqualTo(before);
    }

    @Test
    void atTheStartAnInstanceThatCannotRunIsNamedAndHindersNoOther() throws Exception {
        add(ACME);
        apply(file("boreal", report("0.1.0", "")));
        mittari.close();
        try (var jars = Files.list(home.resolve("bundles"))) {
            for (var jar : jars.filter(each -> each.toString().contains(sha256OfReport(BOREAL)))
                    .toList()) {
                Files.writeString(jar, "damaged");
            }
        }

        mittari = RealFramework.start(home, mittari.platform);

        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.2.0 g1");
        assertThat(mittari.instances().ailing())
                .singleElement()
                .satisfies(each -> assertThat(each.trouble()).contains("is damaged: its content has another digest"));
        assertThatThrownBy(() -> title(BOREAL, "monthly"))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith(
                        "report monthly (io.mittari.reports.funnel 0.1.0, generation 1) of boreal does not run: bundle");
    }

    @Test
    void aShippedBundleThatWasBuiltAnewIsWhatItsInstancesGoOnWith() throws Exception {
        add(ACME);
        RealFramework.ship(
                home, RealFramework.csv(), RealFramework.funnel("0.2.0").entry("META-INF/built", "anew"));

        mittari = mittari.restarted();

        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.2.0 g1");
        assertThat(mittari.platform.tenant(ACME).orElseThrow().why())
                .isEqualTo(
                        "the shipped bundles of report monthly (io.mittari.reports.funnel 0.2.0, generation 1) were built anew");
    }

    @Test
    void oneNameAndVersionNeverStandsForTwoContents() throws Exception {
        apply(file("acme", report("0.1.0", "")));
        RealFramework.ship(home, RealFramework.funnel("0.1.0").entry("META-INF/built", "anew"));
        mittari = mittari.restarted();
        apply(file("boreal", report("0.1.0", "")));
        var acme = mittari.platform.history(ACME).get(0);
        var anew = mittari.platform.live(BOREAL);
        RealFramework.ship(home, RealFramework.funnel("0.1.0"));
        mittari = mittari.restarted();
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g1");
        RealFramework.ship(home);
        mittari.platform.apply(new TenantChange(BOREAL, acme.file(), anew, "anna", "by hand", acme.at()));

        mittari = mittari.restarted();

        assertThat(mittari.instances().ailing())
                .singleElement()
                .satisfies(
                        each -> assertThat(each.trouble())
                                .startsWith(
                                        "bundle io.mittari.reports.funnel 0.1.0 is refused: that name and version runs already with another content, mittari:io.mittari.reports.funnel/0.1.0/"));
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g1");
    }

    @Test
    void removingATenantRemovesItsInstancesAndItsFile() throws Exception {
        add(ACME);
        apply(file("boreal", report("0.1.0", "")));
        assertThat(home.resolve("tenants/acme.json")).exists();

        mittari.tenants().remove(ACME, "acme");

        assertThat(mittari.configurations()).containsOnlyKeys("io.mittari.reports.funnel~boreal.monthly.g1");
        assertThat(home.resolve("tenants/acme.json")).doesNotExist();
        assertThatThrownBy(() -> mittari.tenants().show(ACME))
                .isInstanceOf(BadRequest.class)
                .hasMessage("there is no tenant 'acme'; there are: boreal");
    }

    @Test
    void aTenantThatComesAgainTakesGenerationsThatNoneOfItsNameEverHad() throws Exception {
        apply(file("acme", report("0.1.0", "a")));
        apply(file("acme", report("0.1.0", "b")));
        mittari.tenants().remove(ACME, "acme");

        apply(file("acme", report("0.1.0", "b")));

        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g3 b");
    }

    @Test
    void aRemovalDeletesTheCopiesForLookups() throws Exception {
        add(ACME);
        var inbox = Files.createDirectories(home.resolve("inbox/acme/csv/lookups/crm/accounts"));
        Files.writeString(inbox.resolve("accounts.csv"), "id;name\n");

        var plan = mittari.tenants().remove(ACME, "acme");

        assertThat(plan.lines()).containsExactly("remove tenant acme: with all its facts");
        assertThat(home.resolve("inbox/acme")).doesNotExist();
    }

    @Test
    void aRemovalPutsFilesThatPeopleGaveAsideAndSaysWhere() throws Exception {
        add(ACME);
        var inbox = Files.createDirectories(home.resolve("inbox/acme/csv/done"));
        Files.writeString(inbox.resolve("leads.csv"), "id;date\n");

        var plan = mittari.tenants().remove(ACME, "acme");

        var aside = home.resolve("removed/acme-20261031T120000Z");
        assertThat(plan.lines())
                .containsExactly(
                        "remove tenant acme: with all its facts; the files of its inbox are in %s now, delete them when nobody needs them"
                                .formatted(aside));
        assertThat(aside.resolve("csv/done/leads.csv")).hasContent("id;date\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(aside.getParent())))
                .isEqualTo("rwx------");
        assertThat(home.resolve("inbox/acme")).doesNotExist();
    }

    @Test
    void whatARemovalThatWasCutShortHasLeftReachesNoNewTenant() throws Exception {
        var inbox = Files.createDirectories(home.resolve("inbox/acme/csv/lookups/crm/accounts"));
        Files.writeString(inbox.resolve("accounts.csv"), "id;name\n");
        Files.createDirectories(home.resolve("inbox/acme/csv/done"));
        Files.writeString(home.resolve("inbox/acme/csv/done/leads.csv"), "id;date\n");

        add(ACME);

        assertThat(home.resolve("inbox/acme")).doesNotExist();
        assertThat(home.resolve("removed/acme-20261031T120000Z/csv/done/leads.csv"))
                .exists();
    }

    @Test
    void aTenantIsNotMadeWhileFilesWaitInItsInbox() throws Exception {
        var file = Files.createDirectories(home.resolve("inbox/acme/csv")).resolve("leads.csv");
        Files.writeString(file, "id;date\n");

        assertThatThrownBy(() -> add(ACME))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "the file %s would be imported for the new tenant acme at once; move it away, and back when the tenant is there, if it is for this one"
                                .formatted(file));
        assertThat(mittari.platform.tenants()).isEmpty();
        assertThat(file).exists();
    }

    @Test
    void aFileThatCannotBeReadAnyMoreIsToldAndHindersNoOther() throws Exception {
        apply(file("acme", report("0.1.0", "a")));
        apply(file("boreal", report("0.1.0", "b"))
                .replace("\"EUR\"", "\"XCG\"")
                .replace("\"id\"", "\"tags\": [\"fi\"], \"id\""));
        mittari.platform.doesNotKnow("XCG");

        mittari = mittari.restarted();

        assertThat(mittari.tenants().list())
                .extracting(each -> each.newest().tenant())
                .containsExactly(ACME);
        assertThat(mittari.tenants().unreadable())
                .extracting(UnreadableTenant::told)
                .containsExactly("the stored file of boreal cannot be read: currency is 'XCG', which is none");
        assertThat(mittari.tenants().resolve("acme")).containsExactly(ACME);
        assertThat(mittari.tenants().resolve("all")).containsExactly(ACME, BOREAL);
        assertThat(mittari.tenants().resolve("@fi")).containsExactly(BOREAL);
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g1 a");
        assertThatThrownBy(() -> mittari.tenants().show(BOREAL))
                .isInstanceOf(BadRequest.class)
                .hasMessage("the stored file of boreal cannot be read: currency is 'XCG', which is none");
        assertThat(mittari.tenants().file(BOREAL)).contains("XCG");
    }

    @Test
    void aMendedFileIsAppliedInPlaceOfOneThatThisProgramRefuses() throws Exception {
        apply(file("acme", report("0.1.0", "a")));
        var stored = mittari.platform.tenant(ACME).orElseThrow();
        var refused = stored.file().replace("\"name\": \"A customer\"", "\"name\": \"A customer\", \"later\": 1");
        mittari.platform.apply(
                new TenantChange(ACME, refused, mittari.platform.live(ACME), "later", "later", stored.at()));
        mittari = mittari.restarted();

        var plan = apply(file("acme", report("0.1.0", "a")));

        assertThat(refused).isNotEqualTo(stored.file());
        assertThat(plan.lines()).containsExactly("replace file: the stored one cannot be read");
        assertThat(mittari.tenants().file(ACME)).isEqualTo(stored.file());
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g1 a");
    }

    @Test
    void aRemovalIsConfirmedWithTheId() throws Exception {
        add(ACME);

        assertThatThrownBy(() -> mittari.tenants().remove(ACME, "acm"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("removing acme removes all its facts for good; confirm it with its id, not 'acm'");
        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.2.0 g1");
    }

    @Test
    void theFileInTheHomeIsTheStoredOneAndTheOwnersOnly() throws Exception {
        add(ACME);

        var file = home.resolve("tenants/acme.json");
        assertThat(file).hasContent(mittari.tenants().file(ACME));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(mittari.tenants().file(ACME)).contains("\"version\": \"0.2.0\"");
    }

    @Test
    void anInstanceThatWasTakenAwayComesBackWithAGenerationNobodyHad() throws Exception {
        apply(file("acme", report("0.1.0", "a")));
        apply(file("acme", report("0.1.0", "b")));
        apply(file("acme", ""));

        apply(file("acme", report("0.1.0", "a")));

        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g4 a");
    }

    @Test
    void aReportThatDoesNotAnswerIsToldAndTheNextChangeGoesOn() throws Exception {
        apply(file("acme", report("0.1.0", "never answers")));

        assertThatThrownBy(() -> title(ACME, "monthly"))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "report monthly (io.mittari.reports.funnel 0.1.0, generation 1) of acme did not answer in 2 s");
        apply(file("acme", report("0.1.0", "")));

        assertThat(title(ACME, "monthly")).isEqualTo("acme 0.1.0 g2");
    }

    @Test
    void aCallLeavesTheCallersThreadAsItWas() throws Exception {
        add(ACME);
        var before = Thread.currentThread().getContextClassLoader();

        title(ACME, "monthly");

        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void anUnknownReportIsRefusedNamingThoseThereAre() throws Exception {
        add(ACME);

        assertThatThrownBy(() -> title(ACME, "weekly"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("report 'weekly' of acme: there is none; there are: monthly (io.mittari.reports.funnel)");
        assertThat(mittari.instances().of(ACME, LiveInstance.Kind.REPORT)).hasSize(1);
    }

    @Test
    void aTagStandsForTheTenantsThatHaveIt() throws Exception {
        apply(file("acme", "").replace("\"id\"", "\"tags\": [\"retail\"], \"id\""));
        apply(file("boreal", ""));

        assertThat(mittari.tenants().resolve("@retail")).containsExactly(ACME);
        assertThat(mittari.tenants().resolve("boreal,@retail")).containsExactly(BOREAL, ACME);
        assertThat(mittari.tenants().resolve("all")).containsExactly(ACME, BOREAL);
    }

    private TenantPlan add(TenantId id) throws MetricsException {
        return mittari.tenants()
                .add(new NewTenant(id.value(), "Acme Oy", "fi-FI", "Europe/Helsinki", "EUR", List.of(), null), "anna");
    }

    private TenantPlan apply(String file) throws MetricsException {
        return mittari.tenants().apply(file, false, "anna");
    }

    private static String file(String id, String report) {
        return """
                { "id": "%s", "name": "A customer", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR",
                  "reports": [ %s ] }""".formatted(id, report);
    }

    private static String report(String version, String mode) {
        return """
                { "component": "io.mittari.reports.funnel", "name": "monthly", "version": "%s", "settings": { "mode": "%s" } }""".formatted(version, mode);
    }

    private String sha256OfReport(TenantId tenant) {
        return mittari.platform.live(tenant).get(0).sha256();
    }

    private String title(TenantId tenant, String report) throws MetricsException {
        var metrics = (Metrics) Proxy.newProxyInstance(
                Metrics.class.getClassLoader(), new Class<?>[] {Metrics.class}, (self, method, arguments) -> {
                    throw new UnsupportedOperationException();
                });
        var month = ReportRequest.of(YearMonth.of(2026, 10), Locale.ENGLISH);
        return mittari.instances()
                .report(tenant, report, each -> each.render(month, metrics))
                .title();
    }
}
