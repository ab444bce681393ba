package io.mittari.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestoredTest {

    private static final String ASIDE = "replaced-20261122T120000Z";

    @TempDir
    Path root;

    private Home home;

    @BeforeEach
    void fill() throws IOException {
        home = Home.at(root);
        for (var part : new String[] {"data", "bundles", "inbox", "tenants", "cache", "keys"}) {
            file(part + "/it", "old");
        }
    }

    @Test
    void withoutARestoreNothingChanges() throws Exception {
        Restored.putInPlace(home);

        assertThat(root.resolve("data/it")).hasContent("old");
    }

    @Test
    void aCopyThatIsNotWholeIsNotLookedAt() throws Exception {
        file("restore.unfinished/data/it", "half");

        Restored.putInPlace(home);

        assertThat(root.resolve("data/it")).hasContent("old");
    }

    @Test
    void theBackupTakesThePlaceOfAllButKeys() throws Exception {
        stage();

        Restored.putInPlace(home);

        demandRestored("old");
        assertThat(root.resolve(ASIDE + "/data/it")).hasContent("old");
        assertThat(root.resolve(ASIDE + "/cache/it")).hasContent("old");
    }

    @Test
    void keysOfTheBackupTakeThePlaceOfTheOthers() throws Exception {
        stage();
        file("restore/keys/it", "new");

        Restored.putInPlace(home);

        assertThat(root.resolve("keys/it")).hasContent("new");
        assertThat(root.resolve(ASIDE + "/keys/it")).hasContent("old");
    }

    /** Each part is two renamings. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void oneThatWasCutShortGoesOn(int renamings) throws Exception {
        // given: some were done, and a start has made an empty folder where one was missing
        stage();
        file("restore/keys/it", "new");
        Files.createDirectories(root.resolve(ASIDE));
        var parts = List.of("keys", "inbox", "bundles", "tenants", "cache", "data");
        for (int done = 0; done < renamings; done++) {
            var part = parts.get(done / 2);
            if (done % 2 == 0) {
                Files.move(root.resolve(part), root.resolve(ASIDE + "/" + part));
            } else {
                Files.move(root.resolve("restore/" + part), root.resolve(part));
            }
        }
        Home.at(root);

        Restored.putInPlace(home);

        demandRestored("new");
        for (var part : parts) {
            assertThat(root.resolve(ASIDE + "/" + part + "/it")).hasContent("old");
        }
    }

    private void stage() throws IOException {
        file("restore/data/it", "new");
        file("restore/bundles/it", "new");
        file("restore/inbox/it", "new");
        Files.createDirectories(root.resolve("restore/tenants"));
        Files.createDirectories(root.resolve("restore/cache"));
        Files.createDirectories(root.resolve("restore/" + ASIDE));
    }

    private void demandRestored(String keys) {
        assertThat(root.resolve("data/it")).hasContent("new");
        assertThat(root.resolve("bundles/it")).hasContent("new");
        assertThat(root.resolve("inbox/it")).hasContent("new");
        assertThat(root.resolve("tenants")).isEmptyDirectory();
        assertThat(root.resolve("cache")).isEmptyDirectory();
        assertThat(root.resolve("keys/it")).hasContent(keys);
        assertThat(root.resolve("restore")).doesNotExist();
        assertThat(root.resolve("restored")).as("erasures are due").exists();
    }

    private void file(String path, String content) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
