package io.mittari.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connectors.csv.file.FileFuzz;
import io.mittari.connectors.csv.mapping.MappingFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Jazzer looks for inputs that trouble reader and mapping, guided by the code they reach. Only in the profile
 * {@code fuzz}; what it finds is kept in {@code target/fuzz}.
 */
@EnabledIfSystemProperty(named = "mittari.fuzz.seconds", matches = "[1-9][0-9]*")
class JazzerTest {

    private static final Path FOLDER = Path.of("target/fuzz");

    @Test
    void noBytesTroubleTheReader() throws Exception {
        run(FileFuzz.class, Seeds.files());
    }

    @Test
    void noTextTroublesTheMapping() throws Exception {
        run(MappingFuzz.class, Seeds.mappings());
    }

    private static void run(Class<?> target, List<byte[]> seeds) throws IOException, InterruptedException {
        var corpus = Files.createDirectories(FOLDER.resolve(target.getSimpleName()));
        for (var i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed" + i), seeds.get(i));
        }
        var log = FOLDER.resolve(target.getSimpleName() + ".log");
        var path = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElse(System.getProperty("java.class.path"));
        var jazzer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx900m",
                        "-cp",
                        path,
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=io.mittari.**",
                        "-artifact_prefix=" + FOLDER.toAbsolutePath() + "/",
                        "-max_total_time=" + System.getProperty("mittari.fuzz.seconds"),
                        "-max_len=4096",
                        "-timeout=20",
                        corpus.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(jazzer.waitFor()).as("see %s", log.toAbsolutePath()).isZero();
    }
}
