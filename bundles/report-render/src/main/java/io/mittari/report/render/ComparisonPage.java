package io.mittari.report.render;

import static io.mittari.report.render.Markup.escaped;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of several pages, each beside the other, and before them in words what differs. One page that stands by
 * itself, in English; the documents keep their own language.
 */
public final class ComparisonPage {

    private final String title;
    private final String subtitle;
    private final String before;
    private final String after;
    private final List<Part> parts;

    /**
     * @param before what stands above the documents on the left
     * @param after what stands above those on the right
     */
    public ComparisonPage(String title, String subtitle, String before, String after, List<Part> parts) {
        this.title = title;
        this.subtitle = subtitle;
        this.before = before;
        this.after = after;
        this.parts = List.copyOf(parts);
    }

    /**
     * A month.
     *
     * @param differences told above the pages
     * @param comparison of the pages that are shown; null: there are not two
     */
    public record Part(
            String name,
            List<Difference> differences,
            @Nullable Comparison comparison) {

        public Part {
            differences = List.copyOf(differences);
        }
    }

    public Rendered write() {
        var out = new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                %s</head>
                <body>
                <main class="compared">
                <header>
                <h1>%s</h1>
                <p>%s</p>
                </header>
                """.formatted(
                Head.of(title + " – " + subtitle, "page.css", "compared.css"), escaped(title), escaped(subtitle)));
        for (int i = 0; i < parts.size(); i++) {
            part(parts.get(i), i, out);
        }
        return Rendered.text(
                Format.HTML, out.append("</main>\n</body>\n</html>\n").toString());
    }

    private void part(Part part, int number, StringBuilder out) {
        int many = part.differences().size();
        out.append("<section class=\"part\">\n<h2>%s: %s</h2>\n"
                .formatted(
                        escaped(part.name()),
                        many == 0 ? "the same" : many == 1 ? "1 difference" : many + " differences"));
        if (many > 0) {
            out.append("<ol class=\"told\">\n");
            part.differences().forEach(each -> told(each, out));
            out.append("</ol>\n");
            if (part.comparison() != null) {
                pages(part.comparison(), number, out);
            }
        }
        out.append("</section>\n");
    }

    private static void told(Difference difference, StringBuilder out) {
        out.append("<li><strong>%s</strong> ".formatted(escaped(difference.place())));
        out.append(
                difference.before() == null
                        ? "<em>not there</em>"
                        : "<del>%s</del>".formatted(escaped(difference.before())));
        out.append(" → ");
        out.append(
                difference.after() == null
                        ? "<em>not there</em>"
                        : "<ins>%s</ins>".formatted(escaped(difference.after())));
        out.append("</li>\n");
    }

    private void pages(Comparison compared, int number, StringBuilder out) {
        var left = new HtmlPage(compared.before(), compared.marksBefore(), "b%d-".formatted(number));
        var right = new HtmlPage(compared.after(), compared.marksAfter(), "a%d-".formatted(number));
        out.append("<div class=\"pair\">\n");
        page(before, "before", compared.before().language().toLanguageTag(), left, out);
        page(after, "after", compared.after().language().toLanguageTag(), right, out);
        out.append("</div>\n");
    }

    private static void page(String name, String side, String language, HtmlPage page, StringBuilder out) {
        out.append("<article class=\"%s\">\n<p class=\"version\">%s</p>\n<div lang=\"%s\">\n%s</div>\n</article>\n"
                .formatted(side, escaped(name), escaped(language), page.content()));
    }
}
