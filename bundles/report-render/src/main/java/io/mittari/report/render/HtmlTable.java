package io.mittari.report.render;

import static io.mittari.report.render.Markup.escaped;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.report.Block.Column;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.Value;
import java.util.List;

/** A table: its first column names the rows; under a number stands what it rests on; what else must be said of it, beneath. */
final class HtmlTable {

    private final Table table;
    private final Numbers numbers;
    private final Footnotes footnotes;

    HtmlTable(Table table, Numbers numbers, Words words) {
        this.table = table;
        this.numbers = numbers;
        this.footnotes = new Footnotes(words);
    }

    String write() {
        var out = new StringBuilder("<div class=\"table%s\"><table>\n<caption>%s</caption>\n<thead><tr>"
                .formatted(table.columns().size() < 3 ? " narrow" : "", escaped(table.caption())));
        for (var column : table.columns()) {
            out.append("<th scope=\"col\"%s>%s</th>".formatted(side(column), escaped(column.name())));
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (var row : table.rows()) {
            out.append("<tr>").append(cells(row)).append("</tr>\n");
        }
        out.append("</tbody>\n</table>");
        if (!footnotes.texts().isEmpty()) {
            out.append("\n<ol class=\"footnotes\">");
            footnotes
                    .texts()
                    .forEach(text -> out.append("<li>").append(escaped(text)).append("</li>"));
            out.append("</ol>");
        }
        return out.append("</div>\n").toString();
    }

    private String cells(List<Value> row) {
        var out = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var tag = i == 0 ? "th" : "td";
            out.append("<%s%s%s>%s</%s>"
                    .formatted(
                            tag,
                            i == 0 ? " scope=\"row\"" : "",
                            side(table.columns().get(i)),
                            value(row.get(i)),
                            tag));
        }
        return out.toString();
    }

    private String value(Value value) {
        if (value instanceof Value.Text text) {
            return escaped(text.text());
        }
        return cell(((Value.Measured) value).measurement());
    }

    private String cell(Measurement cell) {
        var out = new StringBuilder(escaped(numbers.of(cell)));
        for (int mark : footnotes.of(cell)) {
            out.append("<sup>").append(mark).append("</sup>");
        }
        var evidence = numbers.evidence(cell);
        if (!evidence.isEmpty()) {
            out.append("<small>").append(escaped(evidence)).append("</small>");
        }
        return out.toString();
    }

    private static String side(Column column) {
        return column.number() ? " class=\"n\"" : "";
    }
}
