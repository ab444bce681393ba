package io.mittari.itests.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What {@code itests/bundles} makes for tests of swaps: a report, an alert and a connector in several versions, all of
 * them good, and versions that must be refused or undone. They are no part of the distribution.
 */
public final class SwapBundles {

    /** In 1.0.0; 1.1.0, which counts the win rate otherwise and says so; 2.0.0 with other settings. */
    public static final String MONTHLY = "reports.monthly";

    /** In 1.0.0; 1.1.0, which says the same in other words and is an alarm if deals were lost. */
    public static final String QUIET = "alerts.quiet";

    /** In 1.0.0; 1.1.0, which takes capital letters; 2.0.0, which names records otherwise. */
    public static final String FEED = "connectors.feed";

    private static final String PREFIX = "test-";

    private SwapBundles() {}

    /** Its symbolic name, which is its component's too. */
    public static String component(String name) {
        return "io.mittari.itests." + name;
    }

    /** @param version as a bundle version, {@code 1.2.0.throwing} */
    public static Path jar(String name, String version) {
        var jar = folder().resolve("%s%s-%s.jar".formatted(PREFIX, name, version));
        if (!Files.exists(jar)) {
            throw new AssertionError(jar + " is not there; the module itests/bundles makes it");
        }
        return jar;
    }

    /** Every one, as {@code name-version}, sorted. */
    public static List<String> all() throws IOException {
        try (var jars = Files.list(folder())) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(jar -> jar.startsWith(PREFIX) && jar.endsWith(".jar"))
                    .map(jar -> jar.substring(PREFIX.length(), jar.length() - ".jar".length()))
                    .sorted()
                    .toList();
        }
    }

    /** A copy of the distribution that ships all of them too. */
    public static Path shippedWith(Path folder) throws IOException {
        var shipped = PlatformProcess.shipped();
        var copy = folder.resolve("mittari");
        try (var files = Files.walk(shipped)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(shipped.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        var list = copy.resolve("conf/bundles.list");
        var lines = new StringBuilder(Files.readString(list));
        for (var each : all()) {
            Files.copy(folder().resolve(PREFIX + each + ".jar"), copy.resolve("bundles/" + each + ".jar"));
            lines.append("available ").append(each).append('\n');
        }
        Files.writeString(list, lines);
        return copy;
    }

    /** In the same checkout as the distribution. */
    private static Path folder() {
        return PlatformProcess.shipped()
                .resolve("../../../itests/bundles/target/jars")
                .normalize();
    }
}
