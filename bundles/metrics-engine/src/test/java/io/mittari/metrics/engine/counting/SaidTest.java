package io.mittari.metrics.engine.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SaidTest {

    /** A sentence that is written where it is said, and so has no words in other languages. */
    private static final Pattern LOOSE =
            Pattern.compile("Sentence\\.(of|plain)\\(|new Sentence\\(|remark\\(\\s*\"|noData\\([^;]*\"");

    @Test
    void aSentenceHasItsEnglishAndWhatAnotherLanguageNeeds() {
        assertThat(Said.NOBODY_ENTERED.of("lead"))
                .isEqualTo(new Sentence("nobody-entered", List.of("lead"), "nobody entered lead"));
    }

    @Test
    void aSentenceTakesAsManyPartsAsItHasGaps() {
        assertThatThrownBy(() -> Said.STILL_OPEN.of(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("still-open has 2 gaps, not 1");
    }

    @Test
    void theEngineSaysNothingThatIsNotListedHere() throws Exception {
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("Said.java"))
                            .filter(file -> LOOSE.matcher(text(file)).find()))
                    .isEmpty();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
