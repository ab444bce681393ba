package io.mittari.reports.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.Trend.Verdict;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d\\}");

    @ParameterizedTest
    @ValueSource(strings = {"_fi", "_nl", "_tr"})
    void everyLanguageSaysEverythingWithTheSameFigures(String language) throws IOException {
        var english = messages("");
        var other = messages(language);

        assertThat(other.keySet()).isEqualTo(english.keySet());
        for (var key : english.stringPropertyNames()) {
            // where English needs a place's name, another language may not, but never a figure more
            var here = arguments(other.getProperty(key));
            assertThat(arguments(english.getProperty(key))).as(key).containsAll(here);
            if (!key.startsWith("do.")) {
                assertThat(here).as(key).isEqualTo(arguments(english.getProperty(key)));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_fi", "_nl", "_tr"})
    void noApostropheOrBraceSwallowsAFigure(String language) throws IOException {
        messages(language).forEach((key, text) -> {
            assertThat(text.toString()).as("%s", key).doesNotContain("'");
            assertThat(ARGUMENT.matcher(text.toString()).replaceAll(""))
                    .as("%s", key)
                    .doesNotContain("{", "}");
        });
    }

    @Test
    void everyVerdictHasAWord() throws IOException {
        for (var verdict : Verdict.values()) {
            assertThat(messages("")).containsKey("verdict." + verdict.name());
        }
        for (var judgement : SettledConversion.Judgement.values()) {
            assertThat(messages("")).containsKey(judgement.key());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "en, 2026-06, 2026-08, June–August 2026",
        "fi, 2026-06, 2026-08, kesäkuu–elokuu 2026",
        "nl, 2025-11, 2026-01, november 2025 – januari 2026",
        "tr, 2026-06, 2026-06, Haziran 2026",
    })
    void monthsAreNamedAsTheLanguageNamesThem(String language, String from, String to, String months) {
        var period = Period.between(Period.parse(from), Period.parse(to));

        assertThat(new Words(Locale.forLanguageTag(language)).months(period)).isEqualTo(months);
    }

    @Test
    void aStageOfTheTenantsOwnIsCalledByItsId() {
        assertThat(new Words(Locale.ENGLISH).stages(new Stage("demo-held"))).isEqualTo("demo-held");
    }

    @Test
    void anUnknownLanguageIsWrittenInEnglishWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            var estonian = new Words(Locale.forLanguageTag("et"));
            assertThat(estonian.stage(new Stage("offer"))).isEqualTo("Offer");
            assertThat(estonian.day(LocalDate.of(2026, 11, 2))).contains("november");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
    }

    private static Properties messages(String suffix) throws IOException {
        var messages = new Properties();
        var name = "/OSGI-INF/l10n/report" + suffix + ".properties";
        try (var in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream(name), name)) {
            messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return messages;
    }
}
