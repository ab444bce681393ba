package io.mittari.tenant.admin.shadow;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.alert.Alert;
import io.mittari.metrics.api.alert.Alert.Severity;
import io.mittari.metrics.api.report.Block.KeyFigures;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AlertPageTest {

    @Test
    void tellsWhetherItFiresAndEachTextByItsKey() {
        var page =
                page(Alert.of("silent/offer", Severity.WARNING, "b"), Alert.of("silent/meeting", Severity.ALARM, "a"));

        assertThat(page.title()).isEqualTo("Alert quiet, 2026-09-30");
        assertThat(fires(page)).isEqualTo(Value.text("yes"));
        assertThat(((Table) page.blocks().get(1)).rows())
                .containsExactly(
                        List.of(Value.text("silent/meeting"), Value.text("alarm"), Value.text("a")),
                        List.of(Value.text("silent/offer"), Value.text("warning"), Value.text("b")));
    }

    @Test
    void tellsThatItDoesNotFire() {
        assertThat(fires(page())).isEqualTo(Value.text("no"));
    }

    private static Document page(Alert... alerts) {
        return AlertPage.of("quiet", LocalDate.of(2026, 9, 30), Locale.ENGLISH, List.of(alerts));
    }

    private static Value fires(Document page) {
        return ((KeyFigures) page.blocks().get(0)).figures().get(0).value();
    }
}
