package io.mittari.metrics.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Jazzer looks for bytes that trouble the decoder of blocks, guided by the code they reach. Only in the profile
 * {@code fuzz}; what it finds is kept in {@code target/fuzz}.
 */
@EnabledIfSystemProperty(named = "mittari.fuzz.seconds", matches = "[1-9][0-9]*")
class JazzerTest {

    private static final Path FOLDER = Path.of("target/fuzz");

    @Test
    void noBytesTroubleTheDecoderOfBlocks() throws Exception {
        var corpus = Files.createDirectories(FOLDER.resolve("corpus"));
        for (int seed = 0; seed < 20; seed++) {
            var block = new BlockWriter().write(BlockTest.block(new Random(seed)));
            Files.write(corpus.resolve("seed" + seed), ForgedBlock.opened(block));
        }
        var log = FOLDER.resolve("jazzer.log");
        var path = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElse(System.getProperty("java.class.path"));
        var jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx900m",
                        "-cp",
                        path,
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + BlockFuzz.class.getName(),
                        "--instrumentation_includes=io.mittari.**",
                        "-artifact_prefix=" + FOLDER.toAbsolutePath() + "/",
                        "-max_total_time=" + System.getProperty("mittari.fuzz.seconds"),
                        "-max_len=8192",
                        "-timeout=20",
                        corpus.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(jazzer.waitFor()).as("see %s", log.toAbsolutePath()).isZero();
    }
}
