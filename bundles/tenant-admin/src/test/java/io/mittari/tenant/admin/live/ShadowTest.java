package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.tenant.admin.ShadowOrder;
import io.mittari.tenant.admin.Shadowed;
import io.mittari.tenant.admin.Shadowed.Written;
import io.mittari.tenant.admin.fixture.TitleReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real framework. */
class ShadowTest {

    private static final TenantId ACME = new TenantId("acme");

    @TempDir
    Path home;

    private RealFramework mittari;

    @BeforeEach
    void start() throws Exception {
        mittari = RealFramework.start(home);
        mittari.tenants().apply("""
                        { "id": "acme", "name": "Acme Oy", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR",
                          "reports": [ { "component": "%s", "name": "monthly", "version": "0.1.0" } ] }
                        """.formatted(RealFramework.FUNNEL), false, "anna");
    }

    @AfterEach
    void stop() throws Exception {
        mittari.close();
    }

    @Test
    void bothVersionsWriteTheLastFullMonths() throws Exception {
        var shadowed = shadow("0.2.0", null);

        assertThat(shadowed.live().version()).isEqualTo("0.1.0");
        assertThat(shadowed.version()).isEqualTo("0.2.0");
        assertThat(shadowed.sequence()).isEqualTo(7);
        assertThat(shadowed.today()).isEqualTo(LocalDate.of(2026, 10, 31));
        assertThat(shadowed.months())
                .extracting(Shadowed.Month::month)
                .containsExactly(YearMonth.of(2026, 7), YearMonth.of(2026, 8), YearMonth.of(2026, 9));
        assertThat(shadowed.months()).allSatisfy(month -> {
            assertThat(title(month.before())).isEqualTo("acme 0.1.0 g1");
            assertThat(title(month.after())).isEqualTo("acme 0.2.0 g-1");
        });
    }

    @Test
    void nothingIsLeftAndEachTimeItIsAnotherInstance() throws Exception {
        var configurations = mittari.configurations();
        var bundles = mittari.bundles();

        shadow("0.2.0", null);

        assertThat(mittari.configurations()).isEqualTo(configurations);
        assertThat(mittari.bundles()).isEqualTo(bundles);
        assertThat(mittari.platform.history(ACME)).hasSize(1);
        assertThat(title(shadow("0.2.0", null).months().get(0).after())).isEqualTo("acme 0.2.0 g-2");
    }

    @Test
    void aBundleThatSomebodyRunsStays() throws Exception {
        shadow("0.1.0", "{\"mode\":\"other\"}");

        assertThat(mittari.bundles()).containsExactly("io.mittari.reports.funnel 0.1.0");
        assertThat(title(shadow("0.1.0", null).months().get(0).before())).isEqualTo("acme 0.1.0 g1");
    }

    @Test
    void twoShadowsOfOneBundleShareItAndTheLastOneTakesItAway() throws Exception {
        patiently();
        var first = CompletableFuture.supplyAsync(() -> quietly("0.2.0", "{\"mode\":\"waits\"}"));
        awaitAnother("acme.monthly.g-1");

        var second = shadow("0.2.0", null);

        assertThat(second.months())
                .allSatisfy(month -> assertThat(title(month.after())).isEqualTo("acme 0.2.0 g-2"));
        assertThat(mittari.bundles()).contains("io.mittari.reports.funnel 0.2.0");
        System.setProperty(TitleReport.GO_ON, "");
        assertThat(first.get(60, TimeUnit.SECONDS).months())
                .allSatisfy(month -> assertThat(title(month.after())).isEqualTo("acme 0.2.0 g-1 waits"));
        assertThat(mittari.bundles()).containsExactly("io.mittari.reports.funnel 0.1.0");
    }

    @Test
    void aBundleThatAShadowUsesIsNeitherUnloadedNorUninstalled() throws Exception {
        patiently();
        var shadow = CompletableFuture.supplyAsync(() -> quietly("0.2.0", "{\"mode\":\"waits\"}"));
        awaitAnother("acme.monthly.g-1");

        for (ThrowingCallable taken : List.<ThrowingCallable>of(
                () -> mittari.unloads().unload(RealFramework.FUNNEL, "0.2.0"),
                () -> mittari.installer().uninstall(RealFramework.FUNNEL, "0.2.0"))) {
            assertThatThrownBy(taken)
                    .isInstanceOf(BadRequest.class)
                    .hasMessage("bundle io.mittari.reports.funnel 0.2.0 is used by a shadow run; try again when it has"
                            + " ended");
        }

        System.setProperty(TitleReport.GO_ON, "");
        assertThat(shadow.get(60, TimeUnit.SECONDS).months())
                .allSatisfy(month -> assertThat(title(month.after())).isEqualTo("acme 0.2.0 g-1 waits"));
    }

    /** Calls may last as long as the test has them wait. */
    private void patiently() throws Exception {
        System.clearProperty(TitleReport.GO_ON);
        var platform = mittari.platform;
        mittari.close();
        var minute = Duration.ofMinutes(1);
        mittari = RealFramework.start(home, platform, new Limits(minute, minute, minute, minute, minute));
    }

    private Shadowed quietly(String version, String settings) {
        try {
            return shadow(version, settings);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitAnother(String instance) throws Exception {
        var limit = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (mittari.configurations().keySet().stream().noneMatch(each -> each.endsWith(instance))) {
            assertThat(System.nanoTime()).isLessThan(limit);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void aVersionThatRefusesItsSettingsIsToldAndLeavesNothing() throws Exception {
        var configurations = mittari.configurations();

        assertThatThrownBy(() -> shadow("0.2.0", "{\"mode\":\"refuses\"}"))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "io.mittari.reports.funnel 0.2.0 does not start beside the live one: limit 'x' is no number");

        assertThat(mittari.configurations()).isEqualTo(configurations);
        assertThat(mittari.bundles()).containsExactly("io.mittari.reports.funnel 0.1.0");
    }

    @Test
    void aVersionThatHangsInItsConstructorIsToldAndLeavesNothing() throws Exception {
        var configurations = mittari.configurations();

        assertThatThrownBy(() -> shadow("0.2.0", "{\"mode\":\"hangs\"}"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("it is stuck: not made after 2 s");

        assertThat(mittari.configurations()).isEqualTo(configurations);
        assertThat(mittari.bundles()).containsExactly("io.mittari.reports.funnel 0.1.0");
    }

    @Test
    void aVersionThatThrowsIsToldForEachMonth() throws Exception {
        var shadowed = shadow("0.2.0", "{\"mode\":\"fails\"}");

        assertThat(shadowed.months()).hasSize(3).allSatisfy(month -> {
            assertThat(month.after().trouble())
                    .isEqualTo("java.lang.IllegalStateException: no funnel in " + month.month());
            assertThat(title(month.before())).isEqualTo("acme 0.1.0 g1");
        });
        assertThat(mittari.bundles()).containsExactly("io.mittari.reports.funnel 0.1.0");
    }

    @Test
    void aVersionThatDoesNotAnswerIsAskedOnce() throws Exception {
        var configurations = mittari.configurations();

        var shadowed = shadow("0.2.0", "{\"mode\":\"never answers\"}");

        assertThat(shadowed.months())
                .extracting(month -> month.after().trouble())
                .containsExactly(
                        "report monthly (io.mittari.reports.funnel 0.2.0, generation -1) of acme did not answer in 2 s",
                        "not asked: it did not answer before",
                        "not asked: it did not answer before");
        assertThat(mittari.configurations()).isEqualTo(configurations);
        assertThat(mittari.bundles()).containsExactly("io.mittari.reports.funnel 0.1.0");
    }

    @Test
    void whatThereIsNotIsRefusedNamingWhatThereIs() {
        assertThatThrownBy(() -> mittari.shadow().run(ACME, new ShadowOrder("weekly", "0.2.0", null, null, null)))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "report or alert 'weekly' of acme: there is none; there are: report monthly (io.mittari.reports.funnel)");
        assertThatThrownBy(() -> shadow("9.9.9", null))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith(
                        "version 9.9.9 of io.mittari.reports.funnel is neither shipped nor installed; there are: ");
    }

    private Shadowed shadow(String version, @Nullable String settings) throws Exception {
        return mittari.shadow().run(ACME, new ShadowOrder("monthly", version, settings, null, null));
    }

    private static String title(Written written) {
        return Objects.requireNonNull(written.document()).title();
    }
}
