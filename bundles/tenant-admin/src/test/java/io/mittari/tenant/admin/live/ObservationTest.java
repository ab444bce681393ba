package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.tenant.admin.RouteChange;
import io.mittari.tenant.admin.RouteChange.By;
import io.mittari.tenant.admin.SwapOrder;
import io.mittari.tenant.admin.SwapPlan;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.file.TenantFormat;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.cm.SynchronousConfigurationListener;

/** In a real framework: while acme's connector is swapped, something else happens. */
class ObservationTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BOREAL = new TenantId("boreal");

    @TempDir
    Path home;

    private RealFramework mittari;

    @BeforeEach
    void twoTenants() throws Exception {
        mittari = RealFramework.start(home);
        add(ACME);
        add(BOREAL);
    }

    @AfterEach
    void stop() throws Exception {
        mittari.close();
    }

    @Test
    void aSwapThatNothingHappensBesideTellsNothing() throws Exception {
        assertThat(swapConnector().meanwhile()).isEmpty();
        assertThat(mittari.connectors.isWatched()).isFalse();
    }

    @Test
    void aRouteThatTheRuntimeDidNotStopIsAStranger() {
        during(() -> mittari.connectors.tell(route(BOREAL, 1, false, By.OTHERS, "")));

        refusedBecause("beside what was planned, route boreal/csv/inbox of boreal.csv.g1 was stopped by others"
                + " than the runtime");
    }

    @Test
    void routesThatFollowNoServiceOfARecordedCauseAreStrangers() {
        during(() -> mittari.connectors.tell(route(BOREAL, 1, false, By.SERVICE, "")));

        refusedBecause("beside what was planned, routes of boreal.csv.g1 stopped");
    }

    @Test
    void anotherGenerationOfTheSameInstanceIsAStrangerToo() {
        during(() -> mittari.connectors.tell(route(ACME, 7, true, By.SERVICE, "")));

        refusedBecause("beside what was planned, routes of acme.csv.g7 started");
    }

    @Test
    void theRoutesOfTheSwapItselfAreNotToldOf() throws Exception {
        during(() -> {
            mittari.connectors.tell(route(ACME, 1, false, By.SERVICE, ""));
            mittari.connectors.tell(route(ACME, 2, true, By.SERVICE, ""));
        });

        assertThat(swapConnector().meanwhile()).isEmpty();
    }

    @Test
    void routesThatComeUpLateAreToldWithTheChangeThatBroughtThem() throws Exception {
        during(() -> mittari.connectors.tell(route(BOREAL, 1, true, By.SERVICE, "")));

        assertThat(swapConnector().meanwhile())
                .containsExactly(
                        "routes of boreal.csv.g1 started, because tenant boreal was changed by anna: tenant apply");
    }

    @Test
    void routesThatAreDrainedLateAreToldWithTheChangeThatEndedThem() throws Exception {
        mittari.tenants().remove(BOREAL, "boreal");
        during(() -> mittari.connectors.tell(route(BOREAL, 1, false, By.SERVICE, "")));

        assertThat(swapConnector().meanwhile())
                .containsExactly("routes of boreal.csv.g1 stopped, because tenant boreal was removed");
    }

    @Test
    void routesThatComeAgainAfterTheyWereEndedAreStrangers() throws Exception {
        mittari.tenants().remove(BOREAL, "boreal");
        during(() -> mittari.connectors.tell(route(BOREAL, 1, true, By.SERVICE, "")));

        refusedBecause("beside what was planned, routes of boreal.csv.g1 started");
    }

    @Test
    void whatTheRuntimeDoesOfItselfIsToldInItsWords() throws Exception {
        during(() -> mittari.connectors.tell(route(BOREAL, 1, true, By.RUNTIME, "boreal.csv.g2 could not be started")));

        assertThat(swapConnector().meanwhile())
                .containsExactly("routes of boreal.csv.g1 started, because boreal.csv.g2 could not be started");
    }

    @Test
    void aConfigurationThatSomebodyElseMakesIsAStranger() {
        during(() -> configurations()
                .getFactoryConfiguration(RealFramework.FUNNEL, "boreal.weekly.g9", "nowhere")
                .update(new Hashtable<>()));

        refusedBecause("beside what was planned, configuration io.mittari.reports.funnel~boreal.weekly.g9 was made"
                + " or changed");
    }

    @Test
    void aConfigurationThatSomebodyElseDeletesIsAStrangerAsTheServiceIs() {
        during(() -> {
            configurations()
                    .getFactoryConfiguration(RealFramework.FUNNEL, "boreal.monthly.g1", null)
                    .delete();
            until(() -> mittari.context()
                            .getAllServiceReferences(null, "(&(mittari.tenant=boreal)(mittari.instance=monthly))")
                    == null);
        });

        refusedBecause(
                "configuration io.mittari.reports.funnel~boreal.monthly.g1 was deleted",
                "beside what was planned, boreal.monthly.g1 went");
    }

    @Test
    void aConfigurationOfThePlatformIsNobodysInstance() throws Exception {
        during(() -> configurations().getConfiguration("io.mittari.web", null).update(new Hashtable<>()));

        assertThat(swapConnector().meanwhile()).isEmpty();
    }

    @Test
    void aBundleThatIsRefreshedIsAStrangerInEachOfItsSteps() {
        during(() -> {
            var refreshed = new CountDownLatch(1);
            mittari.context()
                    .getBundle(0)
                    .adapt(FrameworkWiring.class)
                    .refreshBundles(List.of(funnel("0.1.0")), event -> refreshed.countDown());
            refreshed.await();
        });

        refusedBecause(
                "beside what was planned, bundle io.mittari.reports.funnel 0.1.0 was being stopped",
                "beside what was planned, bundle io.mittari.reports.funnel 0.1.0 was unresolved",
                "beside what was planned, bundle io.mittari.reports.funnel 0.1.0 was resolved",
                "beside what was planned, bundle io.mittari.reports.funnel 0.1.0 was wired anew");
    }

    @Test
    void aServiceThatGoesLateIsToldWithTheChangeThatEndedIt() throws Exception {
        var nextIsMade = new CountDownLatch(1);
        ConfigurationListener slow = event -> {
            if (event.getPid().equals("test.slow")) {
                await(nextIsMade);
            }
        };
        SynchronousConfigurationListener made = event -> {
            if (event.getPid().endsWith("acme.csv.g2")) {
                nextIsMade.countDown();
            }
        };
        mittari.context().registerService(ConfigurationListener.class, slow, null);
        mittari.context().registerService(SynchronousConfigurationListener.class, made, null);
        during(() -> configurations().getConfiguration("test.slow", null).update(new Hashtable<>()));
        mittari.swaps().apply(BOREAL, new SwapOrder("csv", null, "{ \"mapping\": \"x\" }"), "anna", "new look");
        during(() -> {});

        assertThat(swapConnector().meanwhile())
                .containsExactly("boreal.csv.g1 went, because tenant boreal was changed by anna: new look");
    }

    @Test
    void aBundleThatLeavesLateIsToldWithWhatMadeItLeave() throws Exception {
        mittari.swaps().apply(ACME, new SwapOrder("monthly", "0.2.0", null), "anna", "");
        mittari.swaps().apply(ACME, new SwapOrder("monthly", "0.1.0", null), "anna", "");
        var causes = new Causes();
        var leaving = funnel("0.2.0");
        try (var observation = nothing(causes)) {
            causes.leaves(key(leaving), "a shadow run ended");
            leaving.uninstall();

            assertThat(observation.strangers()).isEmpty();
            assertThat(observation.meanwhile())
                    .containsExactly(
                            "bundle io.mittari.reports.funnel 0.2.0 was being stopped, because a shadow run ended",
                            "bundle io.mittari.reports.funnel 0.2.0 was stopped, because a shadow run ended",
                            "bundle io.mittari.reports.funnel 0.2.0 was unresolved, because a shadow run ended",
                            "bundle io.mittari.reports.funnel 0.2.0 was uninstalled, because a shadow run ended");
        }
    }

    @Test
    void aBundleThatCameBackHasNoCauseToLeaveAnyMore() throws Exception {
        var causes = new Causes();
        var leaving = funnel("0.1.0");
        try (var observation = nothing(causes)) {
            causes.leaves(key(leaving), "a shadow run ended");
            causes.comes(mittari.platform.live(ACME).get(1), "tenant acme was changed by anna");
            leaving.stop();

            assertThat(observation.strangers()).contains("bundle io.mittari.reports.funnel 0.1.0 was stopped");
            assertThat(observation.meanwhile()).isEmpty();
        }
    }

    /** Of a change that does nothing. */
    private Observation nothing(Causes causes) throws MetricsException {
        var file = new TenantFormat().read(mittari.tenants().file(ACME));
        var plan = new Plan(file, List.of(), List.of(), List.of());
        return Observation.begin(
                mittari.context(), mittari.connectors, new Prepared(ACME, Present.none(0), plan), causes);
    }

    private static BundleKey key(Bundle bundle) {
        var place = bundle.getLocation();
        return new BundleKey(
                bundle.getSymbolicName(), bundle.getVersion().toString(), place.substring(place.lastIndexOf('/') + 1));
    }

    @Test
    void moreThanPeopleReadIsCounted() throws Exception {
        during(() -> {
            for (int i = 0; i < 25; i++) {
                mittari.connectors.tell(route(BOREAL, 1, true, By.RUNTIME, "of reason " + i));
            }
        });

        assertThat(swapConnector().meanwhile()).hasSize(21).last().isEqualTo("and 5 more");
    }

    private void during(FakeRuns.Event happens) {
        mittari.connectors.beforeItRuns(happens);
    }

    private SwapPlan swapConnector() throws MetricsException {
        return mittari.swaps().apply(ACME, new SwapOrder("csv", null, "{ \"mapping\": \"x\" }"), "anna", "");
    }

    private void refusedBecause(String... strangers) {
        assertThatThrownBy(this::swapConnector)
                .isInstanceOf(BadRequest.class)
                .hasMessageContainingAll(strangers)
                .hasMessageEndingWith("nothing was changed");
        assertThat(mittari.platform.history(ACME)).hasSize(1);
    }

    private static RouteChange route(TenantId tenant, long generation, boolean started, By by, String because) {
        return new RouteChange(new Instance(tenant, "csv", generation), tenant + "/csv/inbox", started, by, because);
    }

    private ConfigurationAdmin configurations() {
        var context = mittari.context();
        return context.getService(context.getServiceReference(ConfigurationAdmin.class));
    }

    private Bundle funnel(String version) {
        return Arrays.stream(mittari.context().getBundles())
                .filter(each -> told(each).equals("io.mittari.reports.funnel " + version))
                .findFirst()
                .orElseThrow();
    }

    private static String told(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void until(Condition condition) throws Exception {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(limit);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void add(TenantId tenant) throws MetricsException {
        mittari.tenants().apply("""
                        { "id": "%s", "name": "A customer", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR",
                          "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv", "version": "0.1.0" } ],
                          "reports": [ { "component": "io.mittari.reports.funnel", "name": "monthly", "version": "0.1.0" } ] }
                        """.formatted(tenant), false, "anna");
    }
}
