package io.mittari.itests.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Data sets that stand beside a checkout and are not part of it. */
public final class Shared {

    private Shared() {}

    /** The folder; where there is none the test is skipped, but in CI it fails: there the data must be. */
    public static Path dir() {
        var dir = Path.of(System.getProperty("mittari.shared")).normalize();
        var there = Files.isDirectory(dir);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("no folder " + dir + " beside the checkout, and CI=true");
        }
        assumeTrue(there, () -> "needs the data sets in " + dir);
        return dir;
    }
}
