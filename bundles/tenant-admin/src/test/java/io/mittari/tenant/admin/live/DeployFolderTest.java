package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.metrics.api.report.Report;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.tenant.admin.bundles.JarBuilder;
import io.mittari.tenant.admin.fixture.TitleReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real framework. */
class DeployFolderTest {

    @TempDir
    Path home;

    private RealFramework mittari;
    private Path deploy;
    private DeployFolder folder;

    @BeforeEach
    void start() throws Exception {
        mittari = RealFramework.start(home);
        deploy = home.resolve("dropped");
        folder = new DeployFolder(
                deploy, mittari.installer(), Clock.fixed(Instant.parse("2026-10-31T12:00:00Z"), ZoneOffset.UTC));
        folder.look();
    }

    @AfterEach
    void stop() throws Exception {
        folder.close();
        mittari.close();
    }

    @Test
    void aTrustedJarIsInstalledOnceItDoesNotGrowAnyMore() throws Exception {
        var jar = ours("1.0.0");
        mittari.trust().addDigest(JarBuilder.sha256(jar), "anna", "");
        Files.write(deploy.resolve("ours.jar"), new byte[] {jar[0]});
        folder.look();
        Files.write(deploy.resolve("ours.jar"), jar);

        folder.look();
        assertThat(mittari.platform.bundles.installed()).isEmpty();
        folder.look();

        assertThat(mittari.platform.bundles.installed())
                .extracting(InstalledBundle::name, InstalledBundle::by, InstalledBundle::why)
                .containsExactly(tuple("com.agency.summary", "deploy", "put into deploy/ as ours.jar"));
        assertThat(files("")).isEmpty();
        assertThat(files("done")).containsExactly("ours.jar");
        assertThat(files("refused")).isEmpty();
    }

    @Test
    void aJarThatIsNotTrustedIsRefusedWithTheReasonBeside() throws Exception {
        Files.write(deploy.resolve("ours.JAR"), ours("1.0.0"));

        folder.look();
        folder.look();

        assertThat(files("refused")).containsExactly("ours.JAR", "ours.JAR.reason.json");
        assertThat(deploy.resolve("refused/ours.JAR.reason.json"))
                .content()
                .contains("\"file\":\"ours.JAR\"", "\"at\":\"2026-10-31T12:00:00Z\"", "it is not trusted");
        assertThat(mittari.platform.bundles.installed()).isEmpty();
    }

    @Test
    void aNameThatWasThereBeforeGetsTheTime() throws Exception {
        for (int i = 0; i < 3; i++) {
            Files.writeString(deploy.resolve("bad.jar"), "no jar");
            folder.look();
            folder.look();
        }

        assertThat(files("refused"))
                .containsExactly(
                        "bad-20261031T120000Z-2.jar",
                        "bad-20261031T120000Z-2.jar.reason.json",
                        "bad-20261031T120000Z.jar",
                        "bad-20261031T120000Z.jar.reason.json",
                        "bad.jar",
                        "bad.jar.reason.json");
    }

    @Test
    void whatIsNoJarOrHiddenOrALinkStays() throws Exception {
        Files.writeString(deploy.resolve("notes.txt"), "x");
        Files.writeString(deploy.resolve(".ours.jar"), "on its way");
        Files.createDirectory(deploy.resolve("folder.jar"));
        Files.createSymbolicLink(deploy.resolve("link.jar"), Files.writeString(home.resolve("a.jar"), "x"));

        folder.look();
        folder.look();

        assertThat(files("")).containsExactly(".ours.jar", "folder.jar", "link.jar", "notes.txt");
        assertThat(files("refused")).isEmpty();
    }

    @Test
    void oneThatCannotBeTakenNowStaysAndIsTakenLater() throws Exception {
        var jar = ours("1.0.0");
        mittari.trust().addDigest(JarBuilder.sha256(jar), "anna", "");
        Files.write(deploy.resolve("ours.jar"), jar);
        var aside = Files.move(home.resolve("bundles"), home.resolve("away"));

        folder.look();
        folder.look();
        assertThat(files("")).containsExactly("ours.jar");
        Files.move(aside, home.resolve("bundles"));
        folder.look();

        assertThat(files("done")).containsExactly("ours.jar");
        assertThat(mittari.platform.bundles.installed()).hasSize(1);
    }

    private static byte[] ours(String version) {
        return JarBuilder.bundle("com.agency.summary", version)
                .component(TitleReport.class, Report.class.getName())
                .bytes();
    }

    private List<String> files(String where) throws IOException {
        try (var files = Files.list(deploy.resolve(where))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name ->
                            !where.isEmpty() || !List.of("done", "refused").contains(name))
                    .sorted()
                    .toList();
        }
    }
}
