package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The data shared beside the repository: skipped where it is not, a failure where the build says it must be. */
final class Shared {

    private Shared() {}

    static Path file(String name) {
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
