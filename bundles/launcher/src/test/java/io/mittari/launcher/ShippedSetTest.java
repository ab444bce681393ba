package io.mittari.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedSetTest {

    @TempDir
    Path folder;

    private Path distribution;
    private Home home;

    @BeforeEach
    void emptyDistribution() throws IOException {
        distribution = folder.resolve("distribution");
        Files.createDirectories(distribution.resolve("conf"));
        Files.createDirectories(distribution.resolve("bundles"));
        home = Home.at(folder.resolve("home"));
    }

    @Test
    void keepsTheOrderOfTheListAndTheNamesOfTheManifests() throws Exception {
        ship("b", "io.example.b; singleton:=true", "1.2.3");
        ship("a", "io.example.a", "2.0.0.x");
        list("# a comment", "", "20 b", "available a");

        var shipped = ShippedSet.keep(distribution, home, false);

        assertThat(shipped.bundles()).extracting(Shipped::name).containsExactly("io.example.b", "io.example.a");
        assertThat(shipped.ofPlatform()).extracting(Shipped::startLevel).containsExactly(20);
        assertThat(shipped.bundles().get(0).location()).matches("mittari:io\\.example\\.b/1\\.2\\.3/[0-9a-f]{64}");
    }

    @Test
    void theShellIsLeftOutUnlessItIsWanted() throws Exception {
        ship("a", "io.example.a", "1.0.0");
        ship("s", "io.example.shell", "1.0.0");
        list("20 a", "shell s");

        assertThat(ShippedSet.keep(distribution, home, false).ofPlatform())
                .extracting(Shipped::name)
                .containsExactly("io.example.a");
        assertThat(ShippedSet.keep(distribution, home, true).ofPlatform())
                .extracting(Shipped::name)
                .containsExactly("io.example.a", "io.example.shell");
    }

    @Test
    void keepsEachInTheHomeByItsContent() throws Exception {
        ship("a", "io.example.a", "1.0.0");
        list("available a");

        var kept = ShippedSet.keep(distribution, home, false).bundles().get(0);

        assertThat(home.bundles().resolve(kept.sha256() + ".jar"))
                .hasSameBinaryContentAs(distribution.resolve("bundles/a.jar"));
    }

    @Test
    void tellsThePlatformWhatThereIs() throws Exception {
        ship("a", "io.example.a", "1.0.0");
        list("available a");

        var sha256 = ShippedSet.keep(distribution, home, false).bundles().get(0).sha256();

        assertThat(home.run().resolve(Home.SHIPPED))
                .hasContent(
                        "[{\"kind\":\"available\",\"name\":\"io.example.a\",\"sha256\":\"%s\",\"version\":\"1.0.0\"}]"
                                .formatted(sha256));
    }

    @Test
    void refusesALineItCannotRead() throws Exception {
        list("twenty a");

        assertThatThrownBy(() -> ShippedSet.keep(distribution, home, false))
                .isInstanceOf(StartFailed.class)
                .hasMessageEndingWith("'twenty a' is not '<start level 1-99, shell or available> <bundle>'");
    }

    @Test
    void refusesABundleThatIsNotThere() throws Exception {
        list("20 a");

        assertThatThrownBy(() -> ShippedSet.keep(distribution, home, false))
                .isInstanceOf(StartFailed.class)
                .hasMessageEndingWith("a.jar, which is not there");
    }

    @Test
    void refusesKeptContentThatWasChanged() throws Exception {
        ship("a", "io.example.a", "1.0.0");
        list("20 a");
        var shipped = ShippedSet.keep(distribution, home, false).bundles().get(0);
        Files.write(shipped.kept(), new byte[] {1});

        assertThatThrownBy(shipped::open).isInstanceOf(StartFailed.class).hasMessageContaining("is damaged");
    }

    private void list(String... lines) throws IOException {
        Files.writeString(distribution.resolve("conf/bundles.list"), String.join("\n", lines));
    }

    private void ship(String file, String symbolicName, String version) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", symbolicName);
        manifest.getMainAttributes().putValue("Bundle-Version", version);
        try (OutputStream out = Files.newOutputStream(distribution.resolve("bundles/" + file + ".jar"))) {
            new JarOutputStream(out, manifest).close();
        }
    }
}
