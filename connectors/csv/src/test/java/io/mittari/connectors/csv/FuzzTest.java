package io.mittari.connectors.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mittari.connectors.csv.file.FileFuzz;
import io.mittari.connectors.csv.mapping.MappingFuzz;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Inputs that are made up trouble neither the reader nor the mapping's parser. A short run with a fixed seed; the
 * profile {@code fuzz} lets Jazzer look for minutes.
 */
class FuzzTest {

    private static final long SEED = Long.getLong("mittari.seed", 17);
    private static final int INPUTS = Integer.getInteger("mittari.inputs", 2_000);

    @Test
    void anyBytesAreReadOrRefusedByName() throws IOException {
        var mutations = new Mutations(new Random(SEED), Seeds.files(), Seeds.TOKENS);
        for (var i = 0; i < INPUTS; i++) {
            var input = mutations.next();
            assertThatCode(() -> FileFuzz.fuzzerTestOneInput(input))
                    .as("seed %d, input %d: %s", SEED, i, HexFormat.of().formatHex(input))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void anyTextIsAMappingOrIsRefusedWithAReason() throws IOException {
        var mutations = new Mutations(new Random(SEED), Seeds.mappings(), Seeds.TOKENS);
        for (var i = 0; i < INPUTS * 5; i++) {
            var input = mutations.next();
            assertThatCode(() -> MappingFuzz.fuzzerTestOneInput(input))
                    .as("seed %d, input %d: %s", SEED, i, new String(input, UTF_8))
                    .doesNotThrowAnyException();
        }
    }
}
