package io.mittari.metrics.engine.formula;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.query.MetricDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reads the table in the documentation that is shipped. */
class DocumentedCatalogueTest {

    private static final Path DOCUMENTED = Path.of("../../distribution/docs/metrics.md");

    /** {@code | `id` | unit | direction | bases |} and what follows. */
    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z-]+)` \\| ([a-z-]+) \\| ([a-z ]+) \\| ([a-z, ]+) \\|.*$", Pattern.MULTILINE);

    @Test
    void theTableListsExactlyTheMetricsThereAre() throws IOException {
        var documented = ROW.matcher(Files.readString(DOCUMENTED))
                .results()
                .map(row -> row.group(1) + " | " + row.group(2) + " | " + row.group(3) + " | " + row.group(4))
                .toList();

        assertThat(documented).isEqualTo(coded());
    }

    private static List<String> coded() {
        return new Catalogue()
                .definitions().stream().map(DocumentedCatalogueTest::row).toList();
    }

    private static String row(MetricDefinition metric) {
        var direction = metric.direction().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var bases = metric.bases().stream().map(Basis::word).collect(Collectors.joining(", "));
        return metric.id() + " | " + metric.unit().word() + " | " + direction + " | " + bases;
    }
}
