package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.report.Block.Actions;
import io.mittari.metrics.api.report.Document;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final String HARMLESS = tags(page("harmless"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</title><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onload='alert(1)",
                "</style><link rel=stylesheet href=https://evil.example/x.css>",
                "</svg><iframe src=//evil.example>",
                "<!-- ",
                "]]>",
                "&lt;script&gt;",
                "%s %d {0} $1 \\1",
            })
    void noTextBecomesMarkup(String hostile) {
        assertThat(tags(page(hostile))).isEqualTo(HARMLESS);
    }

    @Test
    void noRandomTextBecomesMarkupOrACharacterThatIsNotAllowed() {
        var random = new Random(20261031);
        var alphabet = "<>&\"'`=/\\ \u0000\u0007\u001b\u007f\u0085\ud800\ufffe!-[](){}|aé語\u202e";
        for (int i = 0; i < 500; i++) {
            var text = new StringBuilder("x");
            for (int c = random.nextInt(12); c >= 0; c--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }

            var page = page(text.toString());

            assertThat(tags(page)).as("%s", text).isEqualTo(HARMLESS);
            assertThat(page).doesNotContainPattern("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ufffe]");
        }
    }

    @Test
    void fetchesAndRunsNothing() {
        assertThat(page("plain"))
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"")
                .doesNotContain("http:", "https:", "src=", "href", "@import", "<script", "url(h", "xmlns");
    }

    @Test
    void canBeReadOutAloud() {
        assertThat(page("plain"))
                .contains("<html lang=\"fi\">")
                .contains("<caption>plain</caption>")
                .contains("<th scope=\"col\">plain</th><th scope=\"col\" class=\"n\">plain</th>")
                .contains("<th scope=\"row\">plain</th>")
                .contains("<svg role=\"img\" aria-labelledby=\"c1-t c1-d\"", "<title id=\"c1-t\">plain</title>")
                .contains("<svg role=\"img\" aria-labelledby=\"c2-t c2-d\"", "<desc id=\"c2-d\">plain</desc>");
    }

    @Test
    void saysBeneathTheTableWhyThereIsNoNumber() {
        assertThat(page("no offers"))
                .contains("<td class=\"n\">–<sup>1</sup></td>")
                .contains("<ol class=\"footnotes\"><li>Ei tietoa: no offers</li><li>no offers</li></ol>");
    }

    @Test
    void writesWhatANumberRestsOnBeneathIt() {
        assertThat(page("plain"))
                .contains("63,2\u00a0%<sup>2</sup><small>4\u00a0238\u202f/\u202f6\u00a0711 · 62,0–64,3</small>");
    }

    @Test
    void saysSoWhenThereIsNothingToDo() {
        var document = Document.of(
                "t", "s", Locale.ENGLISH, List.of(), List.of(new Actions("What to do", "Keep on.")), List.of());

        assertThat(new HtmlPage(document).write())
                .contains("<h2>What to do</h2>\n<p>Keep on.</p>")
                .doesNotContain("<ol>", "papers\">");
    }

    @Test
    void givesTheSameBytesWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        var page = page("plain");
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(page("plain")).isEqualTo(page);
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String page(String text) {
        return new DocumentRenderer()
                .render(Samples.saying(text, Locale.forLanguageTag("fi")), Format.HTML)
                .text();
    }

    /** The page's markup without its text; attributes never hold text of a document. */
    private static String tags(String page) {
        // a name too long for one line, or with a space in it, only adds lines of text
        var markup = TAG.matcher(page).results().map(r -> r.group()).toList();
        return String.join(
                "\n",
                markup.stream()
                        .filter(t -> !t.startsWith("<text") && !t.equals("</text>"))
                        .toList());
    }
}
