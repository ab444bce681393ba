package io.mittari.tenant.admin.bundles;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.tenant.admin.bundles.JarContent.Bounds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JarContentTest {

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeftBeside() throws Exception {
        try (var files = Files.list(folder)) {
            assertThat(files).extracting(file -> file.getFileName().toString()).containsExactly("a.jar");
        }
    }

    @Test
    void allIsReadAlsoTheNamesInNestedJars() throws Exception {
        var inner = jar().entry("a/Inner.class", "x").bytes();

        var content = JarContent.of(file(jar().entry("lib/inner.jar", inner)
                .entry("OSGI-INF/a.xml", "<a/>")
                .bytes()));

        assertThat(content.names())
                .containsExactlyInAnyOrder("META-INF/MANIFEST.MF", "lib/inner.jar", "a/Inner.class", "OSGI-INF/a.xml");
        assertThat(content.xml()).containsOnlyKeys("OSGI-INF/a.xml");
        assertThat(content.manifest().getMainAttributes().getValue("Bundle-SymbolicName"))
                .isEqualTo("a.b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../../b", "/etc/passwd", "a\\b", "c:/b", ".."})
    void anEntryThatWouldLieOutsideIsRefused(String name) throws Exception {
        assertRefused(jar().entry(name, "x").bytes(), "its entry '%s' would lie outside of its folder".formatted(name));
    }

    @Test
    void dotsInNamesAreNothingBad() throws Exception {
        assertThat(JarContent.of(file(jar().entry("a/..b/c..d", "x").bytes())).names())
                .contains("a/..b/c..d");
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws Exception {
        var twice = replaced(
                jar().entry("a/One.class", "x").entry("a/Two.class", "y").bytes(), "a/Two", "a/One");

        assertRefused(twice, "it has two entries a/One.class");
    }

    @Test
    void anEntryWhoseBytesWereChangedIsRefused() throws Exception {
        var jar = JarBuilder.stored("a/data.bin", "some bytes as they are");

        assertThat(JarContent.of(file(jar)).names()).contains("a/data.bin");
        assertRefused(
                replaced(jar, "as they are", "as they were".substring(0, 11)),
                "its entry a/data.bin is damaged: it has another checksum");
    }

    @Test
    void aJarThatWasCutShortIsRefused() throws Exception {
        var whole = jar().entry("a/One.class", "x").bytes();

        assertRefusedStarting(Arrays.copyOf(whole, whole.length - 30), "it is no jar, or was cut short: ");
        assertRefusedStarting(new byte[0], "it is no jar, or was cut short: ");
    }

    @Test
    void aJarInAJarInAJarIsRefused() throws Exception {
        var innermost = jar().bytes();
        var inner = jar().entry("deep/innermost.jar", innermost).bytes();

        assertRefused(
                jar().entry("lib/inner.jar", inner).bytes(),
                "lib/inner.jar holds a jar itself, deep/innermost.jar: jars may lie one deep");
    }

    @Test
    void aNestedJarThatIsNoneIsRefused() throws Exception {
        assertRefusedStarting(
                jar().entry("lib/inner.jar", "no jar").bytes(), "lib/inner.jar is no jar, or was cut short: ");
    }

    @Test
    void entriesAreCountedWithThoseOfNestedJars() throws Exception {
        var inner = jar().entry("a", "").entry("b", "").bytes();
        var jar = jar().entry("lib/inner.jar", inner).bytes();

        assertThat(JarContent.of(file(jar), new Bounds(5, 10_000)).names()).hasSize(4);
        assertThatThrownBy(() -> JarContent.of(file(jar), new Bounds(4, 10_000)))
                .isInstanceOf(ZipException.class)
                .hasMessage("it has more than 4 entries");
    }

    @Test
    void whatItUnpacksToIsBoundedWhateverItSays() throws Exception {
        var jar = jar().entry("zeros", new byte[3 << 20]).bytes();

        assertThat(jar.length).isLessThan(10_000);
        assertThat(JarContent.of(file(jar), new Bounds(10, 4 << 20)).names()).contains("zeros");
        assertThatThrownBy(() -> JarContent.of(file(jar), new Bounds(10, 2 << 20)))
                .isInstanceOf(ZipException.class)
                .hasMessage("it has more than 2 MB when it is unpacked");
    }

    @Test
    void aDescriptorIsNotHeldBeyondAMegabyte() throws Exception {
        assertRefused(
                jar().entry("OSGI-INF/a.xml", new byte[(1 << 20) + 1]).bytes(),
                "OSGI-INF/a.xml is larger than 1048576 bytes");
    }

    @Test
    void aManifestThatCannotBeReadIsRefused() throws Exception {
        assertRefusedStarting(
                JarBuilder.stored("META-INF/MANIFEST.MF", "no manifest at all\n\n"), "its manifest cannot be read: ");
    }

    private static JarBuilder jar() {
        return JarBuilder.bundle("a.b", "1.0.0");
    }

    private Path file(byte[] jar) throws Exception {
        return Files.write(folder.resolve("a.jar"), jar);
    }

    private void assertRefused(byte[] jar, String why) throws Exception {
        var file = file(jar);
        assertThatThrownBy(() -> JarContent.of(file))
                .isInstanceOf(ZipException.class)
                .hasMessage(why);
    }

    private void assertRefusedStarting(byte[] jar, String why) throws Exception {
        var file = file(jar);
        assertThatThrownBy(() -> JarContent.of(file))
                .isInstanceOf(ZipException.class)
                .hasMessageStartingWith(why);
    }

    /** Wherever it stands, also in the directory at the end. */
    private static byte[] replaced(byte[] jar, String from, String to) {
        var text = new String(jar, ISO_8859_1);
        assertThat(text).contains(from);
        assertThat(to.getBytes(UTF_8)).hasSameSizeAs(from.getBytes(UTF_8));
        return text.replace(from, to).getBytes(ISO_8859_1);
    }
}
