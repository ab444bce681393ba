package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.store.TenantChange;
import io.mittari.tenant.admin.bundles.JarBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker of {@link CrashAtEachStepTest} finds what is not whole, and names it. */
class WholeTest {

    @TempDir
    Path home;

    private Whole whole;

    @BeforeEach
    void swap() throws Exception {
        TwoTenants.in(home);
        Observed before;
        try (var mittari = HomeOnDerby.open(home)) {
            Command.INSTALL.run(mittari);
            before = Observed.of(mittari);
            Command.SWAP_REPORT.run(mittari);
        }
        whole = new Whole(List.of(before, observed()));
    }

    private Observed observed() throws Exception {
        try (var mittari = HomeOnDerby.open(home)) {
            return Observed.of(mittari);
        }
    }

    @Test
    void whatIsNotWholeIsNamed() throws Exception {
        assertThat(whole.wrongAtRest(home)).isEmpty();
        assertThat(whole.wrong(observed())).isEmpty();

        halfWrittenFiles();
        aFileNobodyKnows();
        aRecordWithoutItsJar();
        aGenerationWithoutItsVersionOfTheFile();
    }

    private void halfWrittenFiles() throws IOException {
        var copy = Observed.copy(home, TwoTenants.ACME);
        var text = Files.readString(copy);
        Files.writeString(copy, text.substring(0, text.length() / 2));
        var jar = jar("0.2.0");
        var content = Files.readAllBytes(jar);
        Files.write(jar, List.of("half of it"));

        assertThat(whole.wrongAtRest(home))
                .satisfiesExactlyInAnyOrder(
                        wrong -> assertThat(wrong).startsWith("tenants/acme.json is neither as before nor as after: {"),
                        wrong -> assertThat(wrong).isEqualTo("bundles/%s is damaged", jar.getFileName()));
        Files.writeString(copy, text);
        Files.write(jar, content);
    }

    private void aFileNobodyKnows() throws Exception {
        var left = Files.createFile(home.resolve("tenants/acme.json.new"));

        assertThat(whole.wrong(observed())).containsExactly("files: there is tenants/acme.json.new");
        Files.delete(left);
    }

    private void aRecordWithoutItsJar() throws Exception {
        var jar = jar("0.2.0");
        var content = Files.readAllBytes(jar);
        Files.delete(jar);

        assertThat(whole.wrong(observed()))
                .contains("files: there is no bundles/" + jar.getFileName())
                .anySatisfy(wrong ->
                        assertThat(wrong).startsWith("findings of acme: ").contains("0.2.0 of monthly is not there"))
                .anySatisfy(wrong -> assertThat(wrong).startsWith("answer of the report of acme: there is none: "))
                .noneSatisfy(wrong -> assertThat(wrong).startsWith("installed bundles"));
        Files.write(jar, content);
    }

    private void aGenerationWithoutItsVersionOfTheFile() throws Exception {
        try (var mittari = HomeOnDerby.open(home)) {
            var first = mittari.store.history(TwoTenants.ACME).stream()
                    .filter(each -> each.version() == 1)
                    .findFirst()
                    .orElseThrow()
                    .file();
            mittari.store.change(new TenantChange(
                    TwoTenants.ACME, first, mittari.store.live(TwoTenants.ACME), "anna", "", Instant.EPOCH));
        }

        assertThat(whole.wrong(observed()))
                .contains(
                        "copied file of acme: as in state [0]",
                        "file of acme: as in state [0]",
                        "live instances of acme: as in state [1]",
                        "answer of the report of acme: as in state [1]")
                .noneSatisfy(wrong -> assertThat(wrong).contains("boreal"));
    }

    @Test
    void anotherTenantThatIsTouchedIsNamed() throws Exception {
        try (var mittari = HomeOnDerby.open(home)) {
            mittari.swap(TwoTenants.BOREAL, "silent", "0.2.0");
        }

        assertThat(whole.wrong(observed()))
                .anySatisfy(wrong -> assertThat(wrong).startsWith("live instances of boreal: "))
                .anySatisfy(wrong -> assertThat(wrong).startsWith("answer of the alert of boreal: "));
    }

    @Test
    void partsThatAreTheSameInEveryStateAreNotNamed() {
        var may =
                new Whole(List.of(new Observed(Map.of("a", "1", "b", "1")), new Observed(Map.of("a", "2", "b", "1"))));

        assertThat(may.wrong(new Observed(Map.of("a", "1", "b", "1")))).isEmpty();
        assertThat(may.wrong(new Observed(Map.of("a", "3", "b", "1")))).containsExactly("a: there is 3");
        assertThat(may.state(new Observed(Map.of("a", "2", "b", "1")))).isEqualTo(1);
    }

    private Path jar(String version) throws IOException {
        return home.resolve("bundles")
                .resolve(JarBuilder.sha256(TwoTenants.report(version).bytes()) + ".jar");
    }
}
