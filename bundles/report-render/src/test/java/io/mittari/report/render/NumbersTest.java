package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Unit;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "en, '63.2%', '1,204', '€384,120', '12.50', '48 days', '−3.2 pts'",
        "fi, '63,2 %', '1 204', '384 120 €', '12,50', '48 pv', '−3,2 %-yks.'",
        "nl, '63,2%', '1.204', '€ 384.120', '12,50', '48 dagen', '−3,2 procentpunt'",
        "tr, '%63,2', '1.204', '€384.120', '12,50', '48 gün', '−3,2 puan'",
    })
    void areWrittenAsTheLanguageWritesThem(
            String language, String percent, String count, String much, String little, String days, String points) {
        var numbers = numbers(language);

        assertThat(spaced(numbers.of(of("63.1501", Unit.PERCENT)))).isEqualTo(percent);
        assertThat(spaced(numbers.of(Measurement.count(1204, "x@1")))).isEqualTo(count);
        assertThat(spaced(numbers.of(Measurement.sum(new Money(38_412_012, EUR), "x@1"))))
                .isEqualTo(much);
        assertThat(spaced(numbers.of(Measurement.sum(new Money(1250, EUR), "x@1"))))
                .contains(little);
        assertThat(spaced(numbers.of(of("47.985397", Unit.DAYS)))).isEqualTo(days);
        assertThat(spaced(numbers.of(of("-3.2", Unit.POINTS)))).isEqualTo(points);
    }

    @Test
    void neverBreakBetweenANumberAndItsUnit() {
        assertThat(numbers("fi").of(of("63.1501", Unit.PERCENT))).isEqualTo("63,2\u00a0%");
        assertThat(numbers("fi").of(of("3", Unit.DAYS))).isEqualTo("3\u00a0pv");
    }

    @Test
    void saysWhatANumberRestsOn() {
        var rate = of("25", Unit.PERCENT)
                .counts(25, 100)
                .between(new BigDecimal("17.5"), new BigDecimal("34.3"), "wilson");

        assertThat(numbers("en").evidence(rate)).isEqualTo("25\u202f/\u202f100 · 17.5–34.3");
        assertThat(numbers("en").evidence(Measurement.count(3, "x@1"))).isEmpty();
    }

    @Test
    void aDashStandsWhereThereIsNone() {
        assertThat(numbers("en").of(Measurement.noData(Unit.PERCENT, "x@1", "no offers")))
                .isEqualTo("–");
    }

    private static Measurement of(String value, Unit unit) {
        return Measurement.of(new BigDecimal(value), unit, "x@1");
    }

    private static Numbers numbers(String language) {
        var locale = Locale.forLanguageTag(language);
        return new Numbers(locale, new Words(locale));
    }

    private static String spaced(String text) {
        return text.replace('\u00a0', ' ');
    }
}
