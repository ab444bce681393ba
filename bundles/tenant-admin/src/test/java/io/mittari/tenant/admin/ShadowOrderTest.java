package io.mittari.tenant.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShadowOrderTest {

    private static final YearMonth RUNNING = YearMonth.of(2026, 2);

    @Test
    void theLastThreeFullMonthsUnlessSaid() throws Exception {
        assertThat(months(null, null))
                .containsExactly(YearMonth.of(2025, 11), YearMonth.of(2025, 12), YearMonth.of(2026, 1));
    }

    @Test
    void oneMonthIfOneIsSaid() throws Exception {
        assertThat(months("2025-03", null)).containsExactly(YearMonth.of(2025, 3));
        assertThat(months(null, "2026-02")).containsExactly(RUNNING);
    }

    @Test
    void monthsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> months("2025-04", "2025-03"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("the months end (2025-03) before they begin (2025-04)");
        assertThatThrownBy(() -> months("2026-01", "2026-03"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("2026-03 has not begun: it is 2026-02");
        assertThatThrownBy(() -> months("2024-01", "2026-01"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("2024-01 to 2026-01 are more than 24 months");
    }

    private static List<YearMonth> months(@Nullable String from, @Nullable String to) throws BadRequest {
        return new ShadowOrder(
                        "monthly",
                        "1.0.0",
                        null,
                        from == null ? null : YearMonth.parse(from),
                        to == null ? null : YearMonth.parse(to))
                .months(RUNNING);
    }
}
