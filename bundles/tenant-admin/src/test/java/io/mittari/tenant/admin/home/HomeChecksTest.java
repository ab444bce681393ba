package io.mittari.tenant.admin.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.engine.admin.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeChecksTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path home;

    private final List<String> written = new ArrayList<>();
    private Path jar;

    @BeforeEach
    void fill() throws IOException {
        jar = file("bundles/" + OneTenant.SHA256 + ".jar", OneTenant.JAR);
        file("tenants/acme.json", "the file");
    }

    @Test
    void findsNothingWhereAllIsRight() throws Exception {
        age(file("inbox/acme/csv/new.csv", "a"), 9);
        age(file("inbox/acme/csv/.part", "a"), 900);
        age(file("inbox/acme/csv/done/old.csv", "a"), 900);

        assertThat(check()).isEmpty();
    }

    @Test
    void aBundleThatIsNotThereIsNamed() throws Exception {
        Files.delete(jar);

        assertThat(check())
                .extracting(Finding::wrong)
                .containsExactly("tenant acme: the bundle io.mittari.connectors.csv 0.1.0 of csv is not there: " + jar);
    }

    @Test
    void aBundleWithAnotherContentIsNamed() throws Exception {
        Files.writeString(jar, "tampered");

        assertThat(check())
                .extracting(Finding::wrong)
                .containsExactly(
                        "tenant acme: the bundle io.mittari.connectors.csv 0.1.0 of csv is damaged: %s has another digest"
                                .formatted(jar));
    }

    @Test
    void aFileThatHoldsUpThoseBehindItIsNamed() throws Exception {
        var stuck = file("inbox/acme/csv/a.csv", "a");
        age(stuck, 40);
        age(file("inbox/acme/csv/b.csv", "a"), 20);
        age(file("inbox/acme/csv/c.csv", "a"), 1);

        assertThat(check())
                .extracting(Finding::wrong)
                .containsExactly(
                        "tenant acme: %s waits in the inbox of csv for more than 10 minutes, with 1 more behind it"
                                .formatted(stuck));
    }

    @Test
    void aCopyOfTheFileThatSaysSomethingElseIsWrittenAgain() throws Exception {
        file("tenants/acme.json", "edited by hand");

        assertThat(check())
                .singleElement()
                .satisfies(found -> assertThat(found.mended()).isTrue());
        assertThat(written).containsExactly("acme: the file");
    }

    private List<Finding> check() throws Exception {
        return new HomeChecks(
                        home,
                        new OneTenant("the file"),
                        (tenant, text) -> written.add(tenant + ": " + text),
                        Clock.fixed(NOON, ZoneOffset.UTC))
                .check(OneTenant.ACME);
    }

    private Path file(String path, String content) throws IOException {
        var file = home.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static void age(Path file, long minutes) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(NOON.minusSeconds(60 * minutes)));
    }
}
