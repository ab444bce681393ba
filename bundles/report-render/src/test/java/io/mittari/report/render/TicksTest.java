package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {

    @ParameterizedTest
    @CsvSource({
        "53.4, 0 20 40 60",
        "100, 0 20 40 60 80 100",
        "7, 0 2 4 6 8",
        "0, 0 0.2 0.4 0.6 0.8 1.0",
        "NaN, 0 0.2 0.4 0.6 0.8 1.0",
        "11, 0 2.5 5.0 7.5 10.0 12.5",
        "12345, 0 2500 5000 7500 10000 12500",
    })
    void areAFewRoundNumbersThatReachTheHighest(double highest, String ticks) {
        assertThat(Ticks.upTo(highest).values().stream().map(v -> v.toPlainString()))
                .containsExactly(ticks.split(" "));
    }
}
