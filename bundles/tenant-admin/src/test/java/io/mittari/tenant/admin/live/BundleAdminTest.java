package io.mittari.tenant.admin.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.alert.AlertRule;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.metrics.store.TrustEntry;
import io.mittari.tenant.admin.Bundles.Installed;
import io.mittari.tenant.admin.KnownBundle;
import io.mittari.tenant.admin.NewTenant;
import io.mittari.tenant.admin.Trust;
import io.mittari.tenant.admin.bundles.JarBuilder;
import io.mittari.tenant.admin.bundles.Signers;
import io.mittari.tenant.admin.fixture.IdleConnector;
import io.mittari.tenant.admin.fixture.TitleReport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real framework. */
class BundleAdminTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BOREAL = new TenantId("boreal");
    private static final String OURS = "com.agency.summary";

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
    void whatIsTrustedIsInstalledAndNothingOfItRuns() throws Exception {
        var jar = ours("1.0").bytes();
        mittari.trust().addDigest(JarBuilder.sha256(jar), "anna", "ours");

        var installed = install(jar, false);

        assertThat(installed.fresh()).isTrue();
        assertThat(installed.bundle().name()).isEqualTo(OURS);
        assertThat(installed.bundle().version()).isEqualTo("1.0.0");
        assertThat(installed.bundle().kind()).isEqualTo(Kind.REPORT);
        assertThat(installed.bundle().tenants()).isEmpty();
        var kept = mittari.platform.bundles.installed().get(0);
        assertThat(kept).isEqualTo(installed.bundle().installed());
        assertThat(kept.trust()).isEqualTo("its digest is trusted");
        assertThat(kept.by()).isEqualTo("anna");
        assertThat(kept.why()).isEqualTo("because");
        assertThat(kept.size()).isEqualTo(jar.length);
        assertThat(mittari.bundles()).isEmpty();
        assertThat(jars()).contains(kept.sha256() + ".jar").noneMatch(name -> name.startsWith("."));
        assertThat(Files.readAllBytes(home.resolve("bundles/" + kept.sha256() + ".jar")))
                .isEqualTo(jar);
    }

    @Test
    void whatIsNotTrustedIsRefusedAndLeavesNothing() throws Exception {
        var before = jars();
        var jar = ours("1.0").bytes();

        assertRefused(
                jar,
                "bundle com.agency.summary 1.0.0 is refused: it is not trusted: its SHA-256 %s is not in the trust list, and it is not signed, or only in a way that is not safe any more. If you know where it comes from: mittari bundle install FILE --trust"
                        .formatted(JarBuilder.sha256(jar)));
        assertThat(jars()).isEqualTo(before);
        assertThat(mittari.platform.bundles.installed()).isEmpty();
    }

    @Test
    void whoeverInstallsItMayVouchForItAndThatIsKept() throws Exception {
        var jar = ours("1.0").bytes();

        install(jar, true);

        assertThat(mittari.trust().trusted())
                .containsExactly(new TrustEntry(
                        JarBuilder.sha256(jar), null, "anna", "because", Instant.parse("2026-10-31T12:00:00Z")));
        assertThat(mittari.platform.bundles.installed().get(0).trust())
                .isEqualTo("whoever installed it vouched for it");
    }

    @Test
    void theSameJarOnceMoreChangesNothing() throws Exception {
        var jar = ours("1.0").bytes();
        install(jar, true);
        var before = mittari.platform.bundles.installed();

        assertThat(install(jar, false).fresh()).isFalse();
        assertThat(install(RealFramework.funnel("0.1.0").bytes(), false).fresh())
                .isFalse();
        assertThat(mittari.platform.bundles.installed()).isEqualTo(before);
    }

    @Test
    void aTenantIsGivenAnInstalledVersionWhileAnotherKeepsItsOwn() throws Exception {
        apply("acme", RealFramework.FUNNEL, "0.1.0");
        apply("boreal", RealFramework.FUNNEL, "0.1.0");
        install(RealFramework.funnel("0.3.0").bytes(), true);

        apply("acme", RealFramework.FUNNEL, "0.3.0");

        assertThat(title(ACME)).isEqualTo("acme 0.3.0 g2");
        assertThat(title(BOREAL)).isEqualTo("boreal 0.1.0 g1");
        mittari = mittari.restarted();
        assertThat(title(ACME)).isEqualTo("acme 0.3.0 g2");
        assertThat(title(BOREAL)).isEqualTo("boreal 0.1.0 g1");
    }

    @Test
    void aNewTenantIsGivenTheNewestThereIs() throws Exception {
        install(RealFramework.funnel("0.3.0").bytes(), true);

        mittari.tenants()
                .add(new NewTenant("acme", "Acme Oy", "fi-FI", "Europe/Helsinki", "EUR", List.of(), null), "anna");

        assertThat(title(ACME)).isEqualTo("acme 0.3.0 g1");
    }

    @Test
    void whatATenantRunsIsNotUninstalled() throws Exception {
        var jar = ours("1.0").bytes();
        install(jar, true);
        apply("acme", OURS, "1.0.0");

        assertThatThrownBy(() -> mittari.installer().uninstall(OURS, "1.0"))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "bundle com.agency.summary 1.0.0 is not uninstalled: acme runs it; give them another version first");
        assertThat(title(ACME)).isEqualTo("acme 1.0.0 g1");
        apply("boreal", OURS, "1.0.0");
        assertThatThrownBy(() -> mittari.installer().uninstall(OURS, "1.0"))
                .hasMessageContaining("acme, boreal run it;");
        assertThat(jars()).contains(JarBuilder.sha256(jar) + ".jar");
    }

    @Test
    void whatNobodyRunsAnyMoreIsUninstalledWithoutATrace() throws Exception {
        var before = jars();
        install(ours("1.0").bytes(), true);
        install(ours("2.0").bytes(), true);
        apply("acme", OURS, "1.0.0");
        apply("acme", OURS, "2.0.0");
        assertThat(mittari.bundles()).contains("com.agency.summary 1.0.0", "com.agency.summary 2.0.0");

        assertThat(mittari.installer().uninstall(OURS, "1").version()).isEqualTo("1.0.0");

        assertThat(mittari.bundles()).containsExactly("com.agency.summary 2.0.0");
        assertThat(jars()).hasSize(before.size() + 1);
        assertThat(title(ACME)).isEqualTo("acme 2.0.0 g2");
        assertThatThrownBy(() -> apply("acme", OURS, "1.0.0"))
                .hasMessageStartingWith(
                        "version 1.0.0 of com.agency.summary is neither shipped nor installed; there are:");
    }

    @Test
    void whatIsShippedOrUnknownIsNotUninstalled() throws Exception {
        assertThatThrownBy(() -> mittari.installer().uninstall(RealFramework.FUNNEL, "0.1.0"))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "bundle io.mittari.reports.funnel 0.1.0 came with this platform; only what was installed is uninstalled");
        assertThatThrownBy(() -> mittari.installer().uninstall(OURS, "1.0.0"))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("version 1.0.0 of com.agency.summary is neither shipped nor installed;");
        assertThatThrownBy(() -> mittari.installer().uninstall(OURS, "new"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("'new' is no version of a bundle; for example 1.2.0");
    }

    @Test
    void theListSaysWhatEachIsAndWhoRunsIt() throws Exception {
        install(ours("10.0").bytes(), true);
        install(ours("9.0").bytes(), true);
        install(
                JarBuilder.bundle("com.agency.alarm", "1.0.0")
                        .component(IdleConnector.class, AlertRule.class.getName())
                        .bytes(),
                true);
        apply("boreal", OURS, "9.0.0");
        apply("acme", OURS, "9.0.0");

        assertThat(mittari.installer().list())
                .extracting(each -> "%s %s %s %s %s"
                        .formatted(
                                each.name(),
                                each.version(),
                                each.kind(),
                                each.installed() == null ? "shipped" : "installed",
                                each.tenants()))
                .containsExactly(
                        "com.agency.alarm 1.0.0 ALERT installed []",
                        "com.agency.summary 9.0.0 REPORT installed [acme, boreal]",
                        "com.agency.summary 10.0.0 REPORT installed []",
                        "io.mittari.connectors.csv 0.1.0 CONNECTOR shipped []",
                        "io.mittari.reports.funnel 0.1.0 REPORT shipped []",
                        "io.mittari.reports.funnel 0.2.0 REPORT shipped []");
    }

    @Test
    void theSameNameAndVersionWithAnotherContentIsRefused() throws Exception {
        var first = ours("1.0").bytes();
        install(first, true);

        assertRefused(
                ours("1.0.0").entry("more", "x").bytes(),
                true,
                "bundle com.agency.summary 1.0.0 is refused: that name and version is there already with another content, SHA-256 %s; give this one another version"
                        .formatted(JarBuilder.sha256(first)));
        var other = RealFramework.funnel("0.1.0").entry("more", "x").bytes();
        assertThatThrownBy(() -> install(other, true))
                .hasMessageContaining(
                        "io.mittari.reports.funnel 0.1.0 is refused: that name and version is there already");
        assertThat(mittari.trust().trusted()).hasSize(1);
    }

    @Test
    void whatDoesNotResolveIsRefusedWithTheReasonAndLeavesNothing() throws Exception {
        var before = jars();

        assertThatThrownBy(() -> install(
                        ours("1.0").header("Import-Package", "no.such.thing").bytes(), true))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("bundle com.agency.summary 1.0.0 is refused: it cannot be resolved: ")
                .hasMessageContaining("no.such.thing");
        assertThat(mittari.bundles()).isEmpty();
        assertThat(jars()).isEqualTo(before);
        assertThat(mittari.trust().trusted()).isEmpty();
    }

    @Test
    void whatBreaksARuleOrIsNoBundleIsRefused() throws Exception {
        assertRefused(
                ours("1.0").header("Bundle-Activator", "a.B").bytes(),
                true,
                "bundle com.agency.summary 1.0.0 is refused: it has an activator; a component does that work (Bundle-Activator)");
        assertRefused(
                JarBuilder.bundle(OURS, "1.0").bytes(),
                true,
                "bundle com.agency.summary 1.0.0 is refused: no component com.agency.summary offers io.mittari.connector.spi.Connector or io.mittari.metrics.api.alert.AlertRule or io.mittari.metrics.api.report.Report for each configuration of that name");
        assertRefused(
                ours("one").bytes(),
                true,
                "the bundle com.agency.summary is refused: its Bundle-Version is 'one', which is none; for example 1.2.0");
        assertThatThrownBy(() -> install(new byte[] {1, 2, 3}, true))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("the bundle is refused: it is no jar, or was cut short: ");
        assertThat(mittari.installer().list()).hasSize(3);
    }

    @Test
    void whatIsTooLargeIsRefusedWithoutReadingOn() throws Exception {
        var before = jars();
        var endless = new Zeros();

        assertThatThrownBy(() -> mittari.installer().install(endless, true, "anna", ""))
                .isInstanceOf(BadRequest.class)
                .hasMessage("the bundle is refused: it has more than 64 MB");
        assertThat(endless.given).isLessThan(66L << 20);
        assertThat(jars()).isEqualTo(before);
    }

    @Test
    void aSenderThatBreaksOffLeavesNothing() throws Exception {
        var before = jars();
        var broken = new SequenceInputStream(new ByteArrayInputStream(new byte[70_000]), new Gone());

        assertThatThrownBy(() -> mittari.installer().install(broken, true, "anna", ""))
                .isInstanceOf(IOException.class)
                .hasMessage("gone");
        assertThat(jars()).isEqualTo(before);
    }

    @Test
    void whatNobodyNamesIsDeletedAtTheNextStartAndNothingElse() throws Exception {
        install(ours("1.0").bytes(), true);
        var before = jars();
        Files.writeString(home.resolve("bundles/.123.part"), "half a jar");
        Files.writeString(home.resolve("bundles/" + "a".repeat(64) + ".jar"), "kept, and not recorded");
        Files.writeString(home.resolve("bundles/notes.txt"), "somebody's");

        mittari = mittari.restarted();

        assertThat(jars()).hasSize(before.size() + 1).containsAll(before).contains("notes.txt");
    }

    @Test
    void whatCameWithAnEarlierPlatformRunsOnWhileATenantHasIt() throws Exception {
        apply("acme", RealFramework.FUNNEL, "0.1.0");
        RealFramework.ship(home, RealFramework.csv(), RealFramework.funnel("0.2.0"));

        mittari = mittari.restarted();

        assertThat(title(ACME)).isEqualTo("acme 0.1.0 g1");
        assertThat(mittari.installer().list()).extracting(KnownBundle::version).containsExactly("0.1.0", "0.2.0");
        apply("acme", RealFramework.FUNNEL, "0.2.0");
        mittari = mittari.restarted();
        assertThat(jars()).hasSize(2);
    }

    @Test
    void anInstanceOnAnInstalledBundleStaysOnItAlsoIfTheSameVersionIsShippedLater() throws Exception {
        install(ours("1.0").bytes(), true);
        apply("acme", OURS, "1.0.0");
        var before = mittari.platform.live(ACME);
        RealFramework.ship(
                home, RealFramework.csv(), ours("1.0").entry("built", "anew").header("Bundle-Version", "1.0.0"));

        mittari = mittari.restarted();

        assertThat(mittari.platform.live(ACME)).isEqualTo(before);
        assertThat(title(ACME)).isEqualTo("acme 1.0.0 g1");
    }

    @Test
    void whatIsNotTrustedAnyMoreIsNotMadeReadyAgain() throws Exception {
        var jar = ours("1.0").bytes();
        install(jar, true);
        apply("acme", OURS, "1.0.0");

        mittari.trust().remove(JarBuilder.sha256(jar).substring(0, 8));

        assertThat(title(ACME)).isEqualTo("acme 1.0.0 g1");
        assertThatThrownBy(() -> apply("boreal", OURS, "1.0.0"))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "bundle com.agency.summary 1.0.0 is refused: it is not trusted any more: its SHA-256 is not in the trust list, and it is not signed, or only in a way that is not safe any more");
        assertThat(mittari.installer().list())
                .filteredOn(each -> each.trouble() != null)
                .singleElement()
                .satisfies(each -> assertThat(each.tenants()).containsExactly(ACME));
        mittari = mittari.restarted();
        assertThat(mittari.instances().of(ACME, Kind.REPORT))
                .singleElement()
                .satisfies(each -> assertThat(each.trouble()).contains("it is not trusted any more"));
        install(jar, true);
        apply("acme", OURS, "1.0.0");
        assertThat(title(ACME)).startsWith("acme 1.0.0 g");
    }

    @Test
    void aTrustEntryIsADigestAndIsFoundByItsBeginning() throws Exception {
        assertThatThrownBy(() -> mittari.trust().addDigest("abc", "anna", ""))
                .isInstanceOf(BadRequest.class)
                .hasMessage("'abc' is no SHA-256: that is 64 digits 0-9 and a-f");
        var one = "a".repeat(8) + "1".repeat(56);
        mittari.trust().addDigest(one.toUpperCase(Locale.ROOT), "anna", "first");
        assertThat(mittari.trust().addDigest(one, "boris", "second").by()).isEqualTo("anna");
        mittari.trust().addDigest("a".repeat(8) + "2".repeat(56), "anna", "");

        assertThatThrownBy(() -> mittari.trust().remove("aaaaaaaa"))
                .hasMessage("2 trust entries begin with 'aaaaaaaa'; write more of it");
        assertThatThrownBy(() -> mittari.trust().remove("aaaaaaa"))
                .hasMessage("there is no trust entry 'aaaaaaa'; mittari trust list shows those there are");
        assertThat(mittari.trust().remove("aaaaaaaa1").id()).isEqualTo(one);
        assertThat(mittari.trust().trusted()).hasSize(1);
    }

    @Test
    void whatIsSignedByOneWhomATrustedCertificateVouchesForIsInstalled() throws Exception {
        var signers = new Signers(Files.createDirectory(home.resolve("signers")));
        var certificate = mittari.trust().addCertificate(signers.pem("ca"), "anna", "the agency");
        assertThat(certificate.certificate()).isEqualTo(signers.pem("ca"));
        var jar = signers.signed(ours("1.0").bytes(), "signer");

        install(jar, false);

        assertThat(mittari.platform.bundles.installed().get(0).trust())
                .isEqualTo("signed by CN=Agency builds, for whom the certificate CN=Agency CA vouches, SHA-256 "
                        + certificate.id());
        assertThat(mittari.installer().list()).extracting(KnownBundle::trouble).containsOnlyNulls();
        assertThatThrownBy(() -> install(signers.signed(ours("2.0").bytes(), "expired"), false))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(
                        "is not in the trust list, and the certificate CN=Old builds was valid until 2026-01-01T00:00:00Z. If you know where it comes from: mittari bundle install FILE --trust");
        assertThatThrownBy(() -> install(signers.signed(ours("2.0").bytes(), "stranger"), false))
                .hasMessageContaining("it is signed by CN=Stranger, and no certificate that is trusted vouches");
        assertThatThrownBy(() -> install(ours("2.0").bytes(), false)).hasMessageContaining("and it is not signed");

        // and: that trust may end, and begin again
        apply("acme", OURS, "1.0.0");
        mittari.trust().remove(certificate.id());
        mittari = mittari.restarted();
        assertThat(mittari.instances().of(ACME, Kind.REPORT))
                .singleElement()
                .satisfies(
                        each -> assertThat(each.trouble())
                                .contains(
                                        "it is not trusted any more: its SHA-256 is not in the trust list, and it is signed by CN=Agency builds, and no certificate"));
        mittari.trust().addCertificate(signers.pem("signer"), "anna", "");
        mittari = mittari.restarted();
        assertThat(title(ACME)).isEqualTo("acme 1.0.0 g1");
    }

    @Test
    void aCertificateThatIsNoneOrOverIsNotTrusted() throws Exception {
        var signers = new Signers(Files.createDirectory(home.resolve("signers")));

        assertThatThrownBy(() -> mittari.trust().addCertificate("x", "anna", ""))
                .isInstanceOf(BadRequest.class)
                .hasMessage("what was given is no certificate: a PEM file has a line -----BEGIN CERTIFICATE-----");
        assertThatThrownBy(() -> mittari.trust().addCertificate(signers.pem("expired"), "anna", ""))
                .isInstanceOf(BadRequest.class)
                .hasMessage("the certificate CN=Old builds was valid until 2026-01-01T00:00:00Z");
    }

    @Test
    void whatAListSaysIsBadIsRefusedAndNotMadeReadyAgain() throws Exception {
        var signers = new Signers(Files.createDirectory(home.resolve("signers")));
        install(ours("1.0").bytes(), true);
        apply("acme", OURS, "1.0.0");
        apply("boreal", RealFramework.FUNNEL, "0.1.0");
        assertThatThrownBy(() -> feed(signers, 7, ""))
                .hasMessageStartingWith("the list of bad bundles is refused: no certificate is trusted yet");
        mittari.trust().addCertificate(signers.pem("ed25519"), "anna", "");

        var feed = feed(
                signers,
                7,
                "{'name':'com.agency.summary','versions':'[1.0,3.0)','reason':'sends data home'},{'name':'io.mittari.reports.funnel','versions':'[0.1.0,0.1.0]','reason':'counts wrongly'}");

        assertThat(feed.serial()).isEqualTo(7);
        assertThat(feed.bad()).isEqualTo(2);
        assertThat(mittari.trust().feed()).contains(feed);
        assertRefused(
                ours("2.0").bytes(),
                true,
                "bundle com.agency.summary 2.0.0 is refused: it is known to be bad (list 7 of 2026-10-30T00:00:00Z): sends data home");
        install(ours("3.0").bytes(), true);
        assertThat(title(ACME)).isEqualTo("acme 1.0.0 g1");
        assertThat(mittari.installer().list())
                .filteredOn(each -> each.trouble() != null)
                .extracting(each -> each.name() + " " + each.version() + " " + each.tenants())
                .containsExactly("com.agency.summary 1.0.0 [acme]", "io.mittari.reports.funnel 0.1.0 [boreal]");
        mittari = mittari.restarted();
        assertThat(mittari.instances().ailing())
                .extracting(each -> String.valueOf(each.trouble()))
                .containsExactlyInAnyOrder(
                        "bundle com.agency.summary 1.0.0 is refused: it is known to be bad (list 7 of 2026-10-30T00:00:00Z): sends data home",
                        "bundle io.mittari.reports.funnel 0.1.0 is refused: it is known to be bad (list 7 of 2026-10-30T00:00:00Z): counts wrongly");
    }

    @Test
    void onlyALaterListSignedAsItIsTakesThePlaceOfOne() throws Exception {
        var signers = new Signers(Files.createDirectory(home.resolve("signers")));
        mittari.trust().addCertificate(signers.pem("ed25519"), "anna", "");
        var bad = "{'name':'a.b','reason':'r'}";
        feed(signers, 7, bad);

        assertThat(feed(signers, 7, bad).serial()).isEqualTo(7);
        assertThatThrownBy(() -> feed(signers, 7, ""))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "the list of bad bundles is refused: its serial is 7, and list 7 holds already; a later list has a higher serial");
        assertThatThrownBy(() -> feed(signers, 6, bad))
                .hasMessageContaining("its serial is 6, and list 7 holds already");
        var forged = document(8, "");
        assertThatThrownBy(
                        () -> mittari.trust().feed(forged, signers.signature(forged, "rsa", "SHA256withRSA"), "anna"))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "the list of bad bundles is refused: its signature is not of any certificate that is trusted, or it was changed after it was signed");
        assertThatThrownBy(() ->
                        mittari.trust().feed(document(9, ""), signers.signature(forged, "ed25519", "EdDSA"), "anna"))
                .hasMessageContaining("it was changed after it was signed");
        assertThatThrownBy(() -> mittari.trust().feed(forged, new byte[0], "anna"))
                .hasMessageContaining("its signature is not of any certificate");
        var unreadable = "{}".getBytes(UTF_8);
        assertThatThrownBy(() ->
                        mittari.trust().feed(unreadable, signers.signature(unreadable, "ed25519", "EdDSA"), "anna"))
                .hasMessage("the list of bad bundles is refused: feed is missing, or no whole number");
        assertThat(mittari.trust().feed())
                .hasValueSatisfying(feed -> assertThat(feed.serial()).isEqualTo(7));
        assertThat(feed(signers, 8, "").bad()).isZero();
    }

    private Trust.Feed feed(Signers signers, long serial, String bad) throws Exception {
        var document = document(serial, bad);
        return mittari.trust().feed(document, signers.signature(document, "ed25519", "EdDSA"), "anna");
    }

    private static byte[] document(long serial, String bad) {
        return "{'feed':1,'serial':%d,'issued':'2026-10-30T00:00:00Z','bad':[%s]}"
                .formatted(serial, bad)
                .replace('\'', '"')
                .getBytes(UTF_8);
    }

    private static JarBuilder ours(String version) {
        return JarBuilder.bundle(OURS, version).component(TitleReport.class, Report.class.getName());
    }

    private Installed install(byte[] jar, boolean trust) throws Exception {
        return mittari.installer().install(new ByteArrayInputStream(jar), trust, "anna", "because");
    }

    private void assertRefused(byte[] jar, String why) {
        assertRefused(jar, false, why);
    }

    private void assertRefused(byte[] jar, boolean trust, String why) {
        assertThatThrownBy(() -> install(jar, trust))
                .isInstanceOf(BadRequest.class)
                .hasMessage(why);
    }

    private List<String> jars() throws IOException {
        try (var files = Files.list(home.resolve("bundles"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void apply(String tenant, String component, String version) throws MetricsException {
        mittari.tenants().apply("""
                { "id": "%s", "name": "A customer", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR",
                  "reports": [ { "component": "%s", "name": "monthly", "version": "%s" } ] }""".formatted(tenant, component, version), false, "anna");
    }

    private String title(TenantId tenant) throws MetricsException {
        var metrics = (Metrics) Proxy.newProxyInstance(
                Metrics.class.getClassLoader(), new Class<?>[] {Metrics.class}, (self, method, arguments) -> {
                    throw new UnsupportedOperationException();
                });
        var month = ReportRequest.of(YearMonth.of(2026, 10), Locale.ENGLISH);
        return mittari.instances()
                .report(tenant, "monthly", each -> each.render(month, metrics))
                .title();
    }

    private static final class Gone extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("gone");
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            return read();
        }
    }

    private static final class Zeros extends InputStream {

        private long given;

        @Override
        public int read() {
            given++;
            return 0;
        }

        @Override
        public int read(byte[] to, int from, int length) {
            given += length;
            return length;
        }
    }
}
