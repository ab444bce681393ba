package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.engine.counting.Said;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static final Pattern GAP = Pattern.compile("\\{\\d}");

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

    @ParameterizedTest
    @EnumSource(Said.class)
    void whateverTheEngineSaysHasWordsInEveryLanguageWithAllItsParts(Said said) throws IOException {
        var key = "said." + said.key();
        var gaps = IntStream.range(0, said.gaps()).mapToObj(i -> "{" + i + "}").toList();

        for (var language : List.of("", "_fi", "_nl", "_tr")) {
            var words = words(language).getProperty(key, "");
            assertThat(words).as(key + language).isNotBlank();
            assertThat(GAP.matcher(words).results().map(MatchResult::group))
                    .as(key + language)
                    .containsExactlyInAnyOrderElementsOf(gaps);
            if (!language.isEmpty()) {
                assertThat(words).as(key + language).isNotEqualTo(words("").getProperty(key));
            }
        }
    }

    @Test
    void thereAreNoWordsForWhatTheEngineNeverSays() throws IOException {
        assertThat(words("").stringPropertyNames().stream().filter(key -> key.startsWith("said.")))
                .containsExactlyInAnyOrderElementsOf(Stream.of(Said.values())
                        .map(said -> "said." + said.key())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fi | 2/4 on yhä avoinna",
                "nl | 2 van de 4 staan nog open",
                "tr | 4 fırsattan 2 tanesi hâlâ açık",
            })
    void aRareReasonIsSaidInTheLanguageOfTheDocumentToo(String language, String said) {
        assertThat(new Words(Locale.forLanguageTag(language)).of(Said.STILL_OPEN.of(2, 4)))
                .isEqualTo(said);
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
