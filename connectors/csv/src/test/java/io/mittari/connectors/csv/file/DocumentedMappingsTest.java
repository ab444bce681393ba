package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connector.spi.ImportReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports the examples of the documentation that is shipped. */
class DocumentedMappingsTest {

    private static final Path DOCUMENTED = Path.of("../../distribution/docs/mapping.md");

    private static final Pattern EXAMPLE = Pattern.compile("```json\n(.*?)```\n(.*?)\n> (read [^\n]*)", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("`([a-z]+\\.csv)`\n\n```csv\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void everyExampleIsImportedWithTheCountsBelowIt() throws Exception {
        var said = new ArrayList<String>();
        var counted = new ArrayList<String>();
        for (var example : examples()) {
            said.add(example.counts());
            counted.add(counts(example.mapping(), example.files()));
        }

        assertThat(counted).hasSize(4).isEqualTo(said);
    }

    private static List<Example> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(DOCUMENTED))
                .results()
                .map(found -> new Example(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    private String counts(String mapping, String files) throws Exception {
        var importing = new Importing(Files.createTempDirectory(folder, "example"));
        for (var file : FILE.matcher(files).results().toList()) {
            importing.file(file.group(1), file.group(2));
        }
        return counts(importing.with(mapping).receipt());
    }

    private static String counts(ImportReceipt receipt) {
        return "read %d, empty %d, rejected %d, stored %d"
                .formatted(
                        receipt.read(),
                        receipt.empty(),
                        receipt.receipt().rejected(),
                        receipt.receipt().stored());
    }

    private record Example(String mapping, String files, String counts) {}
}
