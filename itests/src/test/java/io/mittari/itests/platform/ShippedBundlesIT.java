package io.mittari.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.PlatformProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules that only the finished bundles can show. */
class ShippedBundlesIT {

    private static final String STORES = "io\\.mittari\\.(metrics\\.store.*|wrapped\\..*)\\.jar";
    private static final String READERS_AND_SOURCES = "io\\.mittari\\.(connectors|reports|alerts)\\..*\\.jar";

    @Test
    void onlyStoresSpeakSql() throws Exception {
        assertThat(ours())
                .isNotEmpty()
                .filteredOn(jar -> !name(jar).matches(STORES))
                .allSatisfy(jar -> assertThat(classesNaming("java/sql/", "javax/sql/", jar))
                        .as(name(jar))
                        .isEmpty());
    }

    @Test
    void connectorsReportsAndAlertsExportNothing() throws Exception {
        assertThat(ours())
                .filteredOn(jar -> name(jar).matches(READERS_AND_SOURCES))
                .allSatisfy(jar ->
                        assertThat(header(jar, "Export-Package")).as(name(jar)).isNull());
    }

    private static List<Path> ours() throws IOException {
        try (var jars = Files.list(PlatformProcess.shipped().resolve("bundles"))) {
            return jars.filter(jar -> name(jar).startsWith("io.mittari.")).toList();
        }
    }

    /** A class file holds the names of the types it uses as plain text. */
    private static List<String> classesNaming(String one, String other, Path bundle) throws IOException {
        try (var jar = new JarFile(bundle.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .filter(entry -> {
                        try (var in = jar.getInputStream(entry)) {
                            var text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                            return text.contains(one) || text.contains(other);
                        } catch (IOException unreadable) {
                            throw new UncheckedIOException(unreadable);
                        }
                    })
                    .map(entry -> entry.getName())
                    .toList();
        }
    }

    private static @Nullable String header(Path bundle, String name) throws IOException {
        try (var jar = new JarFile(bundle.toFile())) {
            return jar.getManifest().getMainAttributes().getValue(name);
        }
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }
}
