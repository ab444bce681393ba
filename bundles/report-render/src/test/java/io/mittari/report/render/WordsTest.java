package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Sentence;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"fi", "nl", "tr"})
    void everyLanguageHasEveryWord(String language) throws IOException {
        assertThat(words("_" + language).keySet()).isEqualTo(words("").keySet());
    }

    @Test
    void anUnknownLanguageIsWrittenInEnglishWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("fi-FI"));
            assertThat(new Words(Locale.forLanguageTag("et")).of("no-data")).isEqualTo("No data");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, nobody entered lead",
        "fi, kukaan ei tullut vaiheeseen lead",
        "nl, niemand bereikte de fase lead",
        "tr, lead aşamasına giren olmadı",
    })
    void whatTheEngineSaysIsSaidInTheLanguageOfTheDocument(String language, String said) {
        var why = Sentence.of("nobody-entered", "nobody entered {}", "lead");

        assertThat(new Words(Locale.forLanguageTag(language)).of(why)).isEqualTo(said);
    }

    @Test
    void whatHasNoWordsInALanguageIsSaidInItsEnglish() {
        var finnish = new Words(Locale.forLanguageTag("fi-FI"));

        assertThat(finnish.of(Sentence.plain("the moon was full"))).isEqualTo("the moon was full");
        assertThat(finnish.of(Sentence.of("moon", "the moon was {}", "full"))).isEqualTo("the moon was full");
    }

    private static Properties words(String suffix) throws IOException {
        var words = new Properties();
        var name = "/OSGI-INF/l10n/render" + suffix + ".properties";
        try (var in = Objects.requireNonNull(WordsTest.class.getResourceAsStream(name), name)) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }
}
