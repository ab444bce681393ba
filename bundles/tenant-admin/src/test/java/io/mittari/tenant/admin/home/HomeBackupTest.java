package io.mittari.tenant.admin.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.tenant.admin.fixture.KeptBundles;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeBackupTest {

    @TempDir
    Path work;

    private final CopiedStore store = new CopiedStore();
    private Path home;
    private Path backup;

    @BeforeEach
    void fill() throws IOException {
        home = work.resolve("home");
        backup = work.resolve("backup");
        file("inbox/acme/csv/waiting.csv", "a");
        file("inbox/acme/csv/done/old.csv", "b");
        file("bundles/" + OneTenant.SHA256 + ".jar", "jar");
        file("bundles/other.jar", "not needed");
        file("keys/tombstones", "secret");
        file("cache/index/acme", "derived");
    }

    @Test
    void holdsWhatIsNeededAndNoSecrets() throws Exception {
        var made = make(false);

        assertThat(paths())
                .containsExactlyInAnyOrder(
                        "inbox/acme/csv/waiting.csv",
                        "data/derby/service.properties",
                        "bundles/" + OneTenant.SHA256 + ".jar",
                        "inbox/acme/csv/done/old.csv");
        assertThat(made.files()).isEqualTo(4);
        assertThat(manifest().getJsonArray("tenants")).hasToString("[\"acme\"]");
        assertThat(work.resolve(".backup.unfinished")).doesNotExist();
    }

    @Test
    void keysAreThereIfAskedFor() throws Exception {
        make(true);

        assertThat(backup.resolve("keys/tombstones")).hasContent("secret");
        assertThat(manifest().getBoolean("withKeys")).isTrue();
    }

    @Test
    void everyFileHasItsLengthAndDigest() throws Exception {
        make(false);

        for (var entry : manifest().getJsonArray("files").getValuesAs(JsonObject.class)) {
            var content = Files.readAllBytes(backup.resolve(entry.getString("path")));
            assertThat(entry.getInt("bytes")).isEqualTo(content.length);
            assertThat(entry.getString("sha256"))
                    .isEqualTo(HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        }
    }

    @Test
    void whatIsImportedMeanwhileIsInTheCopyAsWaiting() throws Exception {
        store.meanwhile = () -> {
            Files.move(home.resolve("inbox/acme/csv/waiting.csv"), home.resolve("inbox/acme/csv/done/waiting.csv"));
            file("inbox/acme/csv/lookups/teams.csv", "for later");
            file("inbox/acme/csv/late.csv", "it came after the moment");
        };

        make(false);

        assertThat(paths())
                .contains(
                        "inbox/acme/csv/waiting.csv",
                        "inbox/acme/csv/done/waiting.csv",
                        "inbox/acme/csv/lookups/teams.csv")
                .doesNotContain("inbox/acme/csv/late.csv");
    }

    @Test
    void oneThatFailsLeavesNothing() {
        store.meanwhile = () -> {
            throw new Unavailable("the disk is full", null);
        };

        assertThatThrownBy(() -> make(false)).isInstanceOf(Unavailable.class).hasMessage("the disk is full");
        assertThat(backup).doesNotExist();
        assertThat(work.resolve(".backup.unfinished")).doesNotExist();
    }

    @Test
    void whatAKillLeftIsNotTakenForPartOfIt() throws Exception {
        Files.createDirectories(work.resolve(".backup.unfinished/data"));
        Files.writeString(work.resolve(".backup.unfinished/data/half"), "half");

        make(false);

        assertThat(paths()).doesNotContain("data/half");
        assertThat(backup.resolve("data/half")).doesNotExist();
    }

    @Test
    void writesOverNothing() throws Exception {
        file("../backup/mine", "precious");

        assertThatThrownBy(() -> make(false))
                .isInstanceOf(BadRequest.class)
                .hasMessage(backup
                        + " is there and is not empty: name a folder that is not there yet, nothing is written over");
        assertThat(backup.resolve("mine")).hasContent("precious");
    }

    @Test
    void anEmptyFolderDoes() throws Exception {
        Files.createDirectories(backup);

        make(false);

        assertThat(backup.resolve("backup.json")).exists();
    }

    @Test
    void aLinkDoesNotLeadIntoTheHome() throws Exception {
        Files.createSymbolicLink(work.resolve("link"), home.resolve("inbox"));
        backup = work.resolve("link/backup");

        assertThatThrownBy(() -> make(false))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("would lie inside the home");
    }

    @Test
    void isNeverInsideTheHome() throws Exception {
        backup = Files.createDirectories(home.resolve("data")).resolve("backup");

        assertThatThrownBy(() -> make(false))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "the backup %s would lie inside the home %s, and be lost with it: choose a folder outside, best on another disk"
                                .formatted(backup, home));
    }

    @Test
    void aFullDiskIsToldBeforeAnythingIsWritten() {
        store.size = 1L << 60;

        assertThatThrownBy(() -> make(false))
                .isInstanceOf(BadRequest.class)
                .hasMessageMatching(
                        "a backup takes up to [\\d,]+ MB, and .* has [\\d,]+ MB left: make room, or choose another disk");
        assertThat(work.resolve(".backup.unfinished")).doesNotExist();
    }

    private io.mittari.tenant.admin.HomeUpkeep.Backup make(boolean withKeys) throws BadRequest, Unavailable {
        return new HomeBackup(home, store, new OneTenant("{}"), new KeptBundles(), Clock.systemUTC())
                .make(backup, withKeys, said -> {});
    }

    private List<String> paths() throws IOException {
        var paths = new ArrayList<String>();
        for (JsonValue entry : manifest().getJsonArray("files")) {
            paths.add(entry.asJsonObject().getString("path"));
        }
        return paths;
    }

    private JsonObject manifest() throws IOException {
        try (var reader = Json.createReader(new StringReader(Files.readString(backup.resolve("backup.json"))))) {
            return reader.readObject();
        }
    }

    private void file(String path, String content) throws IOException {
        var file = home.resolve(path).normalize();
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
