package io.mittari.tenant.admin.shadow;

import static java.util.Comparator.comparing;

import io.mittari.metrics.api.alert.Alert;
import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What an alert says on a day, as a document: whether it fires, and each of its texts. */
final class AlertPage {

    private AlertPage() {}

    static Document of(String name, LocalDate day, Locale language, List<Alert> alerts) {
        var rows = alerts.stream()
                .sorted(comparing(Alert::key))
                .map(alert -> List.of(
                        Value.text(alert.key()),
                        Value.text(alert.severity().name().toLowerCase(Locale.ROOT)),
                        Value.text(alert.text())))
                .toList();
        var fires = new Block.KeyFigure("Fires", Value.text(alerts.isEmpty() ? "no" : "yes"), "");
        var columns = List.of(
                new Block.Column("Alert", false), new Block.Column("Severity", false), new Block.Column("Text", false));
        return Document.of(
                "Alert %s, %s".formatted(name, day),
                "What it says as of that day",
                language,
                List.of(),
                List.of(new Block.KeyFigures(List.of(fires)), new Block.Table("Alerts", columns, rows)),
                List.of());
    }
}
