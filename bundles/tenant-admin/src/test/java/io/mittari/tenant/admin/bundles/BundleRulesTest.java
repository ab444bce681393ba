package io.mittari.tenant.admin.bundles;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.report.Report;
import io.mittari.tenant.admin.fixture.TitleReport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleRulesTest {

    private static final String NAME = "io.mittari.reports.funnel";
    private static final String REPORT = Report.class.getName();

    @TempDir
    Path folder;

    @Test
    void aReportThatKeepsTheRulesFits() {
        assertThatCode(() -> check(report())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Fragment-Host             | other      | it is a fragment or an extension of the framework (Fragment-Host)
                    Require-Bundle            | other      | it requires bundles by name; import packages instead (Require-Bundle)
                    Export-Package            | a.b        | it exports packages; only the platform does (Export-Package)
                    DynamicImport-Package     | *          | it imports packages dynamically (DynamicImport-Package)
                    Bundle-Activator          | a.B        | it has an activator; a component does that work (Bundle-Activator)
                    ExtensionBundle-Activator | a.B        | it extends the framework (ExtensionBundle-Activator)
                    Bundle-NativeCode         | a.so       | it brings native code (Bundle-NativeCode)
                    """)
    void aHeaderThatReachesBeyondTheBundleIsRefused(String header, String value, String why) {
        assertRefused(report().header(header, value), why);
    }

    @Test
    void anImmediateComponentIsRefused() {
        assertRefused(
                bundle().component(TitleReport.class, REPORT, "configuration-policy='require' immediate='true'"),
                "component io.mittari.reports.funnel is immediate");
    }

    @Test
    void aComponentWithoutServiceIsRefusedForItWouldRunAtOnce() {
        assertRefused(
                report().entry("OSGI-INF/other.xml", "<component name='x'><implementation class='a.B'/></component>"),
                "component x is immediate");
    }

    @Test
    void aComponentThatNeedsNoConfigurationIsRefused() {
        assertRefused(
                bundle().component(TitleReport.class, REPORT, ""),
                "no component io.mittari.reports.funnel offers %s for each configuration of that name"
                        .formatted(REPORT));
    }

    @Test
    void aBundleOfAnotherKindIsRefused() {
        assertRefused(
                bundle().component(TitleReport.class, "io.mittari.connector.spi.Connector"),
                "no component io.mittari.reports.funnel offers %s for each configuration of that name"
                        .formatted(REPORT));
    }

    @Test
    void classesOfTheApiInsideAreRefusedAlsoInNestedJars() {
        var nested = JarBuilder.bundle("inner", "1")
                .entry("io/mittari/metrics/api/Stage.class", "")
                .bytes();

        assertRefused(
                report().entry("lib/inner.jar", nested),
                "it holds a class of the API, io/mittari/metrics/api/Stage.class");
    }

    @Test
    void aJarThatSaysToBeAnotherBundleIsRefused() {
        assertRefused(report().header("Bundle-Version", "0.2.0"), "its manifest says io.mittari.reports.funnel 0.2.0");
    }

    @Test
    void whatIsNoJarIsRefused() {
        assertThatThrownBy(() -> check(new byte[] {1, 2, 3}))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith(
                        "the bundle io.mittari.reports.funnel 0.1.0 is refused: it is no jar, or was cut short: ");
    }

    private static JarBuilder bundle() {
        return JarBuilder.bundle(NAME, "0.1.0");
    }

    private static JarBuilder report() {
        return bundle().component(TitleReport.class, REPORT);
    }

    private void assertRefused(JarBuilder jar, String why) {
        assertThatThrownBy(() -> check(jar))
                .isInstanceOf(BadRequest.class)
                .hasMessage("bundle io.mittari.reports.funnel 0.1.0 is refused: " + why);
    }

    private void check(JarBuilder jar) throws Exception {
        check(jar.bytes());
    }

    private void check(byte[] jar) throws Exception {
        BundleRules.demandFit(Files.write(folder.resolve("a.jar"), jar), key(), REPORT);
    }

    private static BundleKey key() {
        return new BundleKey(NAME, "0.1.0", "0".repeat(64));
    }
}
