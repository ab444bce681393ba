package io.mittari.itests.reports.monthly;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Document.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes the page, in English whatever the language.
 *
 * @param closing the last words
 * @param smallest below so many deals a number is called small
 */
record MonthPage(String title, String closing, long smallest) {

    Document of(MonthFigures figures, Locale language) {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.KeyFigures(List.of(
                figure("Win rate", figures.winRate()),
                figure("Revenue", figures.revenue()),
                figure("Deals won", figures.won()))));
        blocks.add(new Block.Actions("What to do", "Nothing cries out."));
        blocks.add(new Block.Heading(2, "The funnel"));
        blocks.add(stages(figures.stages()));
        if (counted(figures.won()) < smallest) {
            blocks.add(new Block.Note("Fewer than %d deals were won: read the shares with care.".formatted(smallest)));
        }
        blocks.add(new Block.Paragraph(closing));
        return Document.of(
                "%s, %s".formatted(title, figures.month()),
                "For whoever sells",
                language,
                counted(figures.won()) == 0 ? List.of(call()) : List.of(),
                blocks,
                List.of(
                        "Sequence " + figures.sequence(),
                        "Win rate: " + figures.winRate().definition()));
    }

    private static Block.KeyFigure figure(String label, Measurement figure) {
        return new Block.KeyFigure(label, Value.of(figure), figure.n() == null ? "" : "n " + figure.n());
    }

    private static Block stages(List<Step> stages) {
        var rows = stages.stream()
                .map(step -> List.of(
                        Value.text(step.stage().name()),
                        Value.of(step.count()),
                        step.conversion() == null
                                ? Value.text("")
                                : Value.of(step.conversion().period().cell())))
                .toList();
        return new Block.Table(
                "Stages",
                List.of(
                        new Block.Column("Stage", false),
                        new Block.Column("Entered", true),
                        new Block.Column("Conversion", true)),
                rows);
    }

    private static Action call() {
        return new Action("Call those who have an offer", "No deal was won in the month", "");
    }

    private static long counted(Measurement count) {
        return count.value() == null ? 0 : count.value().longValue();
    }
}
