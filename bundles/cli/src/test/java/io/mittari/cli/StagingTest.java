package io.mittari.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StagingTest {

    @TempDir
    Path work;

    private final ProgressBar bar = new ProgressBar(new PrintStream(PrintStream.nullOutputStream()), false);
    private Path root;
    private Path backup;

    @BeforeEach
    void makeBackup() throws Exception {
        root = work.resolve("home");
        backup = work.resolve("backup");
        Files.createDirectories(backup.resolve("data/derby"));
        Files.writeString(backup.resolve("data/derby/log"), "facts");
        manifest("data/derby/log", "facts");
    }

    @Test
    void aWholeCopyWaitsForTheNextStart() throws Exception {
        assertThat(restore(false)).isEqualTo(root.resolve("replaced-20261122T120000Z"));

        assertThat(root.resolve("restore/data/derby/log")).hasContent("facts");
        assertThat(root.resolve("restore/cache")).isEmptyDirectory();
        assertThat(root.resolve("restore/inbox")).isEmptyDirectory();
        assertThat(root.resolve("restore/replaced-20261122T120000Z")).isEmptyDirectory();
        assertThat(root.resolve("restore.unfinished")).doesNotExist();
    }

    @Test
    void aHomeWithDataIsReplacedOnlyIfAsked() throws Exception {
        Files.createDirectories(root.resolve("data"));

        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(Failure.class)
                .hasMessage("the home %s is not empty; --replace moves what is there aside and restores in its place"
                        .formatted(root));
        restore(true);
        assertThat(root.resolve("restore/data")).isDirectory();
    }

    @Test
    void whatAKillLeftIsMadeAnew() throws Exception {
        Files.createDirectories(root.resolve("restore.unfinished/data/derby"));
        Files.writeString(root.resolve("restore.unfinished/data/derby/half"), "half");

        restore(false);

        assertThat(root.resolve("restore/data/derby/half")).doesNotExist();
    }

    @Test
    void aFileWithAnotherContentIsNamedAndNothingIsChanged() throws Exception {
        Files.writeString(backup.resolve("data/derby/log"), "fakts");

        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "%s is not what was backed up: its content has another digest; use another backup, nothing was changed"
                                .formatted(backup.resolve("data/derby/log")));
        assertThat(root).doesNotExist();
    }

    @Test
    void aMissingFileIsNamed() throws Exception {
        Files.delete(backup.resolve("data/derby/log"));

        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(Failure.class)
                .hasMessage("%s is missing in the backup; use another one, nothing was changed"
                        .formatted(backup.resolve("data/derby/log")));
    }

    @Test
    void aFolderWithoutAManifestIsNoBackup() throws Exception {
        Files.delete(backup.resolve("backup.json"));

        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(Failure.class)
                .hasMessage("%s is no backup: it has no backup.json. One that was not finished has none either"
                        .formatted(backup));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "/etc/passwd",
                "data/../../x",
                "data/./x",
                "run/lock",
                "restored",
                "data",
                "",
                "data/\u0000"
            })
    void noPathLeadsOutOfItNorBesideWhatAHomeRestores(String path) throws Exception {
        manifest(path, "facts");

        assertThatThrownBy(() -> restore(true))
                .isInstanceOf(Failure.class)
                .hasMessage("%s is damaged: '%s' is no path of a backup; use another backup"
                        .formatted(backup.resolve("backup.json"), path));
        assertThat(root).doesNotExist();
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Files.writeString(work.resolve("elsewhere"), "facts");
        Files.delete(backup.resolve("data/derby/log"));
        Files.createSymbolicLink(backup.resolve("data/derby/log"), work.resolve("elsewhere"));

        assertThatThrownBy(() -> restore(false))
                .isInstanceOf(Failure.class)
                .hasMessage("%s is a link: a backup holds files alone; use another backup, nothing was changed"
                        .formatted(backup.resolve("data/derby/log")));
    }

    @Test
    void aManifestThatIsCutIsDamaged() throws Exception {
        var whole = Files.readString(backup.resolve("backup.json"));
        for (int length = 0; length < whole.length(); length += 7) {
            Files.writeString(backup.resolve("backup.json"), whole.substring(0, length));
            assertThatThrownBy(() -> restore(true))
                    .as(whole.substring(0, length))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith(backup.resolve("backup.json") + " is damaged: ")
                    .hasMessageEndingWith("; use another backup");
        }
    }

    @Test
    void aCopyThatFailsLeavesNothing() throws Exception {
        var read = BackupFolder.read(backup);
        Files.delete(backup.resolve("data/derby/log"));
        Files.createDirectories(root.resolve("data"));

        assertThatThrownBy(() -> stage(read, true))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("the home %s cannot be restored: ".formatted(root))
                .hasMessageEndingWith("; it is as it was. Make room if the disk is full, and restore again");
        assertThat(root.resolve("restore.unfinished")).doesNotExist();
        assertThat(root.resolve("restore")).doesNotExist();
    }

    private Path restore(boolean replace) throws Failure {
        var read = BackupFolder.read(backup);
        read.demandWhole(bar);
        return stage(read, replace);
    }

    private Path stage(BackupFolder read, boolean replace) throws Failure {
        return new Staging(new Home(root), Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC))
                .stage(read, replace, bar);
    }

    private void manifest(String path, String content) throws Exception {
        var digest =
                MessageDigest.getInstance("SHA-256").digest(content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        var json = Json.createObjectBuilder()
                .add("format", 1)
                .add("made", "2026-11-22T10:00:00Z")
                .add("withKeys", false)
                .add("tenants", Json.createArrayBuilder().add("acme"))
                .add(
                        "files",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("path", path)
                                        .add("bytes", content.length())
                                        .add("sha256", HexFormat.of().formatHex(digest))))
                .build();
        write(backup.resolve("backup.json"), json.toString());
    }

    private static void write(Path file, String content) throws IOException {
        Files.writeString(file, content);
    }
}
