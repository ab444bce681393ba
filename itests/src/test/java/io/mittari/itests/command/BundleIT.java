package io.mittari.itests.command;

import static io.mittari.itests.support.SwapBundles.MONTHLY;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Eventually;
import io.mittari.itests.support.SwapBundles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that did not come with the platform, from its installation to its end. */
class BundleIT {

    private static final String COMPONENT = SwapBundles.component(MONTHLY);

    @TempDir
    Path folder;

    @Test
    void anInstalledReportIsGivenToOneCustomerAndTheOtherKeepsItsOwn() throws Exception {
        try (var mittari = new Mittari(folder.resolve("home"))) {
            // given: both run 1.0.0
            mittari.run("start").ok();
            install(mittari, "1.0.0").ok();
            apply(mittari, "acme", "1.0.0").ok();
            apply(mittari, "boreal", "1.0.0").ok();
            var before = report(mittari, "boreal");

            // when
            assertThat(install(mittari, "1.1.0").ok().out())
                    .contains(COMPONENT + " 1.1.0: installed", "trusted: whoever installed it vouched for it");
            apply(mittari, "acme", "1.1.0").ok();

            // then
            assertThat(report(mittari, "acme")).contains("created in the month.");
            assertThat(report(mittari, "boreal")).isEqualTo(before).contains("closed in.");
            uninstallFails(mittari, "1.0.0", "boreal runs it; give them another version first");
            uninstallFails(mittari, "1.1.0", "acme runs it; give them another version first");

            // when, then
            mittari.kill();
            mittari.run("start").ok();
            assertThat(report(mittari, "acme")).contains("created in the month.");
            assertThat(report(mittari, "boreal")).isEqualTo(before);
            assertThat(mittari.run("bundle", "list").ok().out())
                    .containsPattern(
                            COMPONENT.replace(".", "\\.") + " +1\\.0\\.0 +report +installed +[0-9a-f]{12} +boreal")
                    .containsPattern(
                            COMPONENT.replace(".", "\\.") + " +1\\.1\\.0 +report +installed +[0-9a-f]{12} +acme")
                    .containsPattern("io\\.mittari\\.connectors\\.csv +0\\.1\\.0 +connector +shipped +[0-9a-f]{12} +-");

            // when: nobody runs it any more
            apply(mittari, "boreal", "1.1.0").ok();
            mittari.run("bundle", "uninstall", COMPONENT, "1.0.0").ok();

            // then
            assertThat(kept(mittari, "1.0.0")).doesNotExist();
            assertThat(kept(mittari, "1.1.0")).exists();
            assertThat(apply(mittari, "boreal", "1.0.0").err())
                    .contains("version 1.0.0 of " + COMPONENT + " is neither shipped nor installed");
            assertThat(mittari.run("doctor").ok().out()).contains("all is well");
        }
    }

    @Test
    void whatMustNotRunIsRefusedAndNothingOfItIsKept() throws Exception {
        try (var mittari = new Mittari(folder.resolve("home"))) {
            mittari.run("start").ok();
            var before = jars(mittari);

            refused(mittari, "1.2.0.activated", "it has an activator");
            refused(mittari, "1.2.0.copying", "it holds a class of the API");
            refused(mittari, "1.2.0.unresolved", "it cannot be resolved: ", "io.mittari.itests.nowhere");
            var untrusted = mittari.run("bundle", "install", jar("1.0.0").toString());
            assertThat(untrusted.exit()).isEqualTo(1);
            assertThat(untrusted.err()).contains("it is not trusted: its SHA-256 " + sha256(jar("1.0.0")));

            assertThat(jars(mittari)).isEqualTo(before);
            assertThat(mittari.run("trust", "list").ok().out())
                    .contains("nothing is trusted but what came with the platform");

            // when: its digest is trusted, it is installed; none of the bad ones has run, also not the one that throws
            mittari.run("trust", "add", sha256(jar("1.0.0")), "--why", "ours").ok();
            mittari.run("bundle", "install", jar("1.0.0").toString()).ok();
            install(mittari, "1.2.0.throwing").ok();
            assertThat(mittari.run("doctor").ok().out()).contains("all is well");

            // when, then: trusted no more
            apply(mittari, "acme", "1.0.0").ok();
            mittari.run("trust", "remove", sha256(jar("1.0.0")).substring(0, 12))
                    .ok();
            var doctor = mittari.run("doctor");
            assertThat(doctor.exit()).isEqualTo(1);
            assertThat(doctor.out())
                    .contains("bundle " + COMPONENT + " 1.0.0 must not run: it is not trusted any more")
                    .contains("tenants that have it: acme");
            mittari.run("stop").ok();
            mittari.run("start").ok();
            assertThat(mittari.run("tenant", "show", "acme").ok().out()).contains("it is not trusted any more");
        }
    }

    @Test
    void aJarThatIsPutIntoTheFolderIsInstalledIfItIsTrusted() throws Exception {
        try (var mittari = new Mittari(folder.resolve("home"))) {
            // given
            mittari.run("start").ok();
            mittari.run("trust", "add", sha256(jar("1.0.0"))).ok();
            var deploy = mittari.home().resolve("deploy");

            // when
            Files.copy(jar("1.0.0"), Files.createDirectories(deploy).resolve("good.jar"));
            Files.copy(jar("1.1.0"), deploy.resolve("unknown.jar"));

            // then
            awaitThere(deploy.resolve("done/good.jar"));
            awaitThere(deploy.resolve("refused/unknown.jar"));
            assertThat(Files.readString(deploy.resolve("refused/unknown.jar.reason.json")))
                    .contains("\"file\":\"unknown.jar\"", "it is not trusted: its SHA-256 " + sha256(jar("1.1.0")));
            apply(mittari, "acme", "1.0.0").ok();
            assertThat(report(mittari, "acme")).contains("closed in.");
        }
    }

    private static void awaitThere(Path file) throws Exception {
        Eventually.get(
                Duration.ofSeconds(30), () -> Optional.of(file).filter(Files::exists), () -> file + " is not there");
    }

    private static void refused(Mittari mittari, String version, String... why) throws Exception {
        var ran = install(mittari, version);
        assertThat(ran.exit()).as(version).isEqualTo(1);
        assertThat(ran.err()).contains(why);
    }

    private static void uninstallFails(Mittari mittari, String version, String why) throws Exception {
        var ran = mittari.run("bundle", "uninstall", COMPONENT, version);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.err()).contains(why);
    }

    private static Ran install(Mittari mittari, String version) throws Exception {
        return mittari.run("bundle", "install", jar(version).toString(), "--trust", "--why", "for a test");
    }

    private Ran apply(Mittari mittari, String tenant, String version) throws Exception {
        var file = Files.writeString(folder.resolve(tenant + ".json"), """
                { "id": "%s", "name": "Acme", "locale": "en-US", "zone": "UTC", "currency": "EUR",
                  "reports": [ { "component": "%s", "name": "monthly", "version": "%s" } ] }
                """.formatted(tenant, COMPONENT, version));
        return mittari.run("tenant", "apply", file.toString());
    }

    private static String report(Mittari mittari, String tenant) throws Exception {
        return mittari.run("report", tenant, "monthly", "--month", "2026-03", "--format", "md")
                .ok()
                .out();
    }

    private static Set<String> jars(Mittari mittari) throws Exception {
        var names = new TreeSet<String>();
        try (var files = Files.list(mittari.home().resolve("bundles"))) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        return names;
    }

    private static Path kept(Mittari mittari, String version) throws Exception {
        return mittari.home().resolve("bundles/" + sha256(jar(version)) + ".jar");
    }

    private static Path jar(String version) {
        return SwapBundles.jar(MONTHLY, version);
    }

    private static String sha256(Path jar) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    }
}
