package io.mittari.itests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoExportsTest {

    private static final Path SHIPPED = Path.of("..", "distribution", "src", "main", "demo");

    @Test
    void theShippedExportsAreTheGeneratedOnesByteForByte() throws IOException {
        for (var file : DemoExports.all().entrySet()) {
            assertThat(SHIPPED.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void noExportIsShippedThatIsNotGenerated() throws IOException {
        try (var files = Files.walk(SHIPPED)) {
            var csv = files.filter(file -> file.toString().endsWith(".csv"))
                    .map(file -> SHIPPED.relativize(file).toString())
                    .collect(Collectors.toSet());
            assertThat(csv).isEqualTo(DemoExports.all().keySet());
        }
    }
}
