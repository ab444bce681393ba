package io.mittari.report.render;

import static java.util.stream.Collectors.joining;

import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Block.Actions;
import io.mittari.metrics.api.report.Block.FunnelChart;
import io.mittari.metrics.api.report.Block.Heading;
import io.mittari.metrics.api.report.Block.KeyFigures;
import io.mittari.metrics.api.report.Block.Note;
import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Block.Table;
import io.mittari.metrics.api.report.Block.TrendChart;
import io.mittari.metrics.api.report.Block.Value;
import io.mittari.metrics.api.report.Document;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Markdown with tables; a picture becomes the table of its figures. Texts cannot become markup. */
final class MarkdownPage {

    /** What CommonMark and its tables take for markup wherever it stands; {@code & < _} only where they would be. */
    private static final Pattern SPECIAL = Pattern.compile(
            "[\\\\`*\\[|~]|<(?=[\\p{Alpha}/!?])|&(?=#?\\p{Alnum}+;)" + "|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");
    private static final Pattern FIRST = Pattern.compile("^([-+=#>]|\\d+(?=[.)]))");
    private static final Pattern CLOSING = Pattern.compile("(?<![^ ])#+$");

    private final Document document;
    private final Words words;
    private final Numbers numbers;
    private final StringBuilder out = new StringBuilder();

    MarkdownPage(Document document) {
        this.document = document;
        this.words = new Words(document.language());
        this.numbers = new Numbers(document.language(), words);
    }

    String write() {
        heading(1, document.title());
        paragraph(starting(document.subtitle()));
        document.blocks().forEach(this::block);
        if (!document.papers().isEmpty()) {
            heading(2, words.of("papers"));
            paragraph(document.papers().stream().map(p -> "- " + starting(p)).collect(joining("\n")));
        }
        return out.toString().stripTrailing() + "\n";
    }

    private void block(Block block) {
        if (block instanceof Heading heading) {
            heading(Math.max(2, Math.min(6, heading.level())), heading.text());
        } else if (block instanceof Paragraph text) {
            paragraph(starting(text.text()));
        } else if (block instanceof Note note) {
            paragraph("> " + starting(note.text()));
        } else if (block instanceof KeyFigures figures) {
            paragraph(figures.figures().stream()
                    .map(f -> "- %s: **%s**%s"
                            .formatted(
                                    starting(f.label()),
                                    value(f.value()),
                                    f.remark().isEmpty() ? "" : " (" + inline(f.remark()) + ")"))
                    .collect(joining("\n")));
        } else if (block instanceof Actions actions) {
            actions(actions);
        } else if (block instanceof Table table) {
            table(table);
        } else if (block instanceof FunnelChart chart) {
            rows(
                    chart.title(),
                    List.of("", "", ""),
                    List.of(false, true, false),
                    chart.bars().stream()
                            .map(b -> List.of(
                                    inline(b.label()),
                                    numbers.count(b.count()),
                                    inline((b.worst() ? "▼ " : "") + b.note())))
                            .toList());
        } else if (block instanceof TrendChart chart) {
            trend(chart);
        }
    }

    private void actions(Actions actions) {
        heading(2, actions.heading());
        if (document.actions().isEmpty()) {
            paragraph(starting(actions.ifNone()));
            return;
        }
        var lines = new ArrayList<String>();
        for (var action : document.actions()) {
            var effect = action.effect().isEmpty() ? "" : " *" + inline(action.effect()) + "*";
            lines.add("%s. **%s** %s%s"
                    .formatted(lines.size() + 1, inline(action.what()), inline(action.because()), effect));
        }
        paragraph(String.join("\n", lines));
    }

    private void table(Table table) {
        var footnotes = new Footnotes(words);
        var rows = table.rows().stream()
                .map(row -> row.stream().map(value -> cell(value, footnotes)).toList())
                .toList();
        rows(
                table.caption(),
                table.columns().stream().map(c -> inline(c.name())).toList(),
                table.columns().stream().map(Block.Column::number).toList(),
                rows);
        var notes = new ArrayList<String>();
        for (var text : footnotes.texts()) {
            notes.add("%s) %s".formatted(notes.size() + 1, inline(text)));
        }
        if (!notes.isEmpty()) {
            paragraph(notes.stream()
                    .map(n -> "- " + n.replaceFirst("\\)", "\\\\)"))
                    .collect(joining("\n")));
        }
    }

    private void trend(TrendChart chart) {
        var columns = Stream.concat(Stream.of(""), chart.lines().stream().map(l -> inline(l.name())))
                .toList();
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < chart.labels().size(); i++) {
            int month = i;
            rows.add(Stream.concat(
                            Stream.of(inline(chart.labels().get(i))),
                            chart.lines().stream().map(l -> {
                                var value =
                                        month < l.values().size() ? l.values().get(month) : null;
                                return value == null ? Numbers.NONE : numbers.plain(BigDecimal.valueOf(value), 1);
                            }))
                    .toList());
        }
        rows(chart.title(), columns, columns.stream().map(c -> !c.isEmpty()).toList(), rows);
    }

    private void rows(String caption, List<String> columns, List<Boolean> number, List<List<String>> rows) {
        paragraph("**" + inline(caption) + "**");
        var lines = new ArrayList<String>();
        lines.add("| " + String.join(" | ", columns) + " |");
        lines.add(number.stream().map(n -> n ? "---:" : "---").collect(joining(" | ", "| ", " |")));
        rows.forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        paragraph(String.join("\n", lines));
    }

    private String cell(Value value, Footnotes footnotes) {
        if (value instanceof Value.Text text) {
            return inline(text.text());
        }
        var cell = ((Value.Measured) value).measurement();
        var marks = footnotes.of(cell).stream().map(m -> " (" + m + ")").collect(joining());
        var evidence = numbers.evidence(cell);
        return inline(numbers.of(cell)) + marks + (evidence.isEmpty() ? "" : " (" + inline(evidence) + ")");
    }

    private String value(Value value) {
        if (value instanceof Value.Text text) {
            return inline(text.text());
        }
        var cell = ((Value.Measured) value).measurement();
        var said = String.join("; ", Footnotes.said(cell, words));
        return inline(numbers.of(cell)) + (said.isEmpty() ? "" : " " + inline("(" + said + ")"));
    }

    /** {@code #} at its end would be taken for the end of the heading. */
    private void heading(int level, String text) {
        paragraph("#".repeat(level) + " " + CLOSING.matcher(inline(text)).replaceFirst("\\\\$0"));
    }

    private void paragraph(String text) {
        out.append(text).append("\n\n");
    }

    /** Text that stands at the start of a line: no list, no quote, no heading. */
    private static String starting(String text) {
        return FIRST.matcher(inline(text))
                .replaceFirst(r -> Character.isDigit(r.group().charAt(0))
                        ? r.group() + "\\\\" // "1." becomes "1\."
                        : "\\\\" + r.group());
    }

    private static String inline(String text) {
        var flat = SPACE.matcher(text).replaceAll(r -> r.group().chars().allMatch(c -> c == '\u00a0') ? "\u00a0" : " ");
        return SPECIAL.matcher(flat.strip()).replaceAll("\\\\$0");
    }
}
