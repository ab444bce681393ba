package io.mittari.report.render;

import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Actions;
import io.mittari.metrics.api.report.Block.Bar;
import io.mittari.metrics.api.report.Block.Column;
import io.mittari.metrics.api.report.Block.FunnelChart;
import io.mittari.metrics.api.report.Block.Heading;
import io.mittari.metrics.api.report.Block.KeyFigure;
import io.mittari.metrics.api.report.Block.KeyFigures;
import io.mittari.metrics.api.report.Block.Line;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.TrendChart;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Document.Action;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The document as data: blocks in their order, numbers as they were measured. */
final class JsonPage {

    private final Document document;

    JsonPage(Document document) {
        this.document = document;
    }

    String write() {
        return Json.createObjectBuilder()
                        .add("title", document.title())
                        .add("subtitle", document.subtitle())
                        .add("language", document.language().toLanguageTag())
                        .add("actions", array(document.actions(), JsonPage::action))
                        .add("blocks", array(document.blocks(), JsonPage::block))
                        .add("papers", Json.createArrayBuilder(document.papers()))
                        .build()
                + "\n";
    }

    private static JsonObjectBuilder action(Action action) {
        return Json.createObjectBuilder()
                .add("what", action.what())
                .add("because", action.because())
                .add("effect", action.effect());
    }

    private static JsonObjectBuilder block(Block block) {
        var json = Json.createObjectBuilder();
        if (block instanceof Heading heading) {
            return json.add("type", "heading").add("level", heading.level()).add("text", heading.text());
        }
        if (block instanceof Paragraph paragraph) {
            return json.add("type", "paragraph").add("text", paragraph.text());
        }
        if (block instanceof Note note) {
            return json.add("type", "note").add("text", note.text());
        }
        if (block instanceof KeyFigures figures) {
            return json.add("type", "key-figures").add("figures", array(figures.figures(), JsonPage::keyFigure));
        }
        if (block instanceof Actions actions) {
            return json.add("type", "actions").add("heading", actions.heading()).add("ifNone", actions.ifNone());
        }
        if (block instanceof Table table) {
            return json.add("type", "table")
                    .add("caption", table.caption())
                    .add("columns", array(table.columns(), JsonPage::column))
                    .add("rows", rows(table));
        }
        if (block instanceof FunnelChart chart) {
            return json.add("type", "funnel-chart")
                    .add("title", chart.title())
                    .add("description", chart.description())
                    .add("bars", array(chart.bars(), JsonPage::bar));
        }
        var chart = (TrendChart) block;
        return json.add("type", "trend-chart")
                .add("title", chart.title())
                .add("description", chart.description())
                .add("labels", Json.createArrayBuilder(chart.labels()))
                .add("lines", array(chart.lines(), JsonPage::line));
    }

    private static JsonObjectBuilder keyFigure(KeyFigure figure) {
        return Json.createObjectBuilder()
                .add("label", figure.label())
                .add("value", value(figure.value()))
                .add("remark", figure.remark());
    }

    private static JsonObjectBuilder column(Column column) {
        return Json.createObjectBuilder().add("name", column.name()).add("number", column.number());
    }

    private static JsonArrayBuilder rows(Table table) {
        var rows = Json.createArrayBuilder();
        table.rows().forEach(row -> rows.add(array(row, JsonPage::value)));
        return rows;
    }

    private static JsonObjectBuilder bar(Bar bar) {
        return Json.createObjectBuilder()
                .add("label", bar.label())
                .add("count", bar.count())
                .add("note", bar.note())
                .add("worst", bar.worst());
    }

    private static JsonObjectBuilder line(Line line) {
        var values = Json.createArrayBuilder();
        line.values().forEach(value -> values.add(number(value)));
        return Json.createObjectBuilder()
                .add("name", line.name())
                .add("values", values)
                .add("floor", number(line.floor()));
    }

    private static JsonObjectBuilder value(Value value) {
        return value instanceof Value.Text text
                ? Json.createObjectBuilder().add("text", text.text())
                : JsonCell.of(((Value.Measured) value).measurement());
    }

    private static JsonValue number(@Nullable Double value) {
        return value == null || !Double.isFinite(value) ? JsonValue.NULL : Json.createValue(BigDecimal.valueOf(value));
    }

    private static <T> JsonArrayBuilder array(List<T> items, Function<T, JsonObjectBuilder> writer) {
        var array = Json.createArrayBuilder();
        items.forEach(item -> array.add(writer.apply(item)));
        return array;
    }
}
