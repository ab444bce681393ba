package io.mittari.connectors.csv;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files that stand beside the repository; where they are missing, the tests that need them are skipped, but not in CI. */
public final class SharedFiles {

    private SharedFiles() {}

    public static Path file(String name) {
        var stated = System.getProperty("mittari.shared");
        var shared = stated == null ? Path.of("../../../shared") : Path.of(stated);
        var file = shared.resolve(name);
        if (!Files.exists(file)) {
            if ("true".equals(System.getenv("CI"))) {
                fail("no " + file.toAbsolutePath().normalize());
            }
            assumeTrue(false, "no " + file);
        }
        return file;
    }
}
