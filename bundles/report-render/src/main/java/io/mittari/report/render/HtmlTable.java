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
    private final Marks marks;
    private final String path;

    /** @param path of the table, as marks name it */
    HtmlTable(Table table, Numbers numbers, Words words, Marks marks, String path) {
        this.table = table;
        this.numbers = numbers;
        this.footnotes = new Footnotes(words);
        this.marks = marks;
        this.path = path;
    }

    String write() {
        var out = new StringBuilder("<div class=\"table%s%s\"><table>\n<caption%s>%s</caption>\n<thead><tr>"
                .formatted(
                        table.columns().size() < 3 ? " narrow" : "",
                        marks.more(path),
                        marks.attribute(path + "/caption"),
                        escaped(table.caption())));
        for (int i = 0; i < table.columns().size(); i++) {
            var column = table.columns().get(i);
            out.append("<th scope=\"col\"%s>%s</th>"
                    .formatted(side(column, marks.moreWithin(path + "/column" + i)), escaped(column.name())));
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < table.rows().size(); i++) {
            var at = path + "/row" + i;
            out.append("<tr%s>%s</tr>\n"
                    .formatted(marks.attribute(at), cells(table.rows().get(i), at)));
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

    private String cells(List<Value> row, String at) {
        var out = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            var tag = i == 0 ? "th" : "td";
            out.append("<%s%s%s>%s</%s>"
                    .formatted(
                            tag,
                            i == 0 ? " scope=\"row\"" : "",
                            side(table.columns().get(i), mark(at, i)),
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

    /** A cell of a column that only one document has is marked as its head is. */
    private String mark(String row, int column) {
        var own = marks.more(row + "/column" + column);
        return own.isEmpty() ? marks.more(path + "/column" + column) : own;
    }

    private static String side(Column column, String mark) {
        var css = ((column.number() ? "n" : "") + mark).strip();
        return css.isEmpty() ? "" : " class=\"%s\"".formatted(css);
    }
}
