package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Document;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownPageTest {

    @Test
    void writesEveryKindOfBlock() {
        assertThat(page(Samples.saying("plain", Locale.ENGLISH))).isEqualTo("""
                        # plain

                        plain

                        ## plain

                        plain

                        > plain

                        - plain: **63.2%** (plain)
                        - plain: **plain** (plain)

                        ## plain

                        1. **plain** plain *plain*

                        **plain**

                        | plain | plain | plain |
                        | --- | ---: | ---: |
                        | plain | – (1) | 63.2% (2) (4,238\u202f/\u202f6,711 · 62.0–64.3) |

                        - 1\\) No data: plain
                        - 2\\) plain

                        **plain**

                        |  |  |  |
                        | --- | ---: | --- |
                        | plain | 9 | plain |
                        | plain | 3 | ▼ plain |

                        **plain**

                        |  | plain |
                        | --- | ---: |
                        | plain | 1.5 |
                        | plain | – |

                        ## How these figures were made

                        - plain
                        """);
    }

    @Test
    void aPipeOrALineBreakNeverAddsACell() {
        var page = page(Samples.saying("a|b\nc", Locale.ENGLISH));

        assertThat(page.lines().filter(l -> l.startsWith("| a")))
                .isNotEmpty()
                .allSatisfy(l -> assertThat(l).contains("a\\|b c"));
        assertThat(page.lines().filter(l -> l.startsWith("c"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'# no heading', '\\# no heading'",
        "'- no list', '\\- no list'",
        "'1. no list', '1\\. no list'",
        "'> no quote', '\\> no quote'",
        "'<b>', '\\<b>'",
        "'</b><!-- x', '\\</b>\\<!-- x'",
        "'<https://x.example>', '\\<https://x.example>'",
        "'[x](y) ![x](y)', '\\[x](y) !\\[x](y)'",
        "'&lt;b&#62; &#x3e;', '\\&lt;b\\&#62; \\&#x3e;'",
        "'~~a~~ a|b', '\\~\\~a\\~\\~ a\\|b'",
        "'\\', '\\\\'",
        "'*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'",
    })
    void textStaysText(String text, String written) {
        assertThat(paragraph(text)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "about $12,500 of US$ 40k",
                "R&D and AT&T, sales",
                "offers > 5 and < 9, <5",
                "the number #1",
                "lead_source",
                "won ]",
                "a (b) - c + d = e! {f} 'g' \"h\""
            })
    void whatIsNoMarkupIsNotEscaped(String text) {
        assertThat(paragraph(text)).isEqualTo(text);
    }

    @Test
    void aHeadingKeepsTheSignsAtItsEnd() {
        assertThat(page(Samples.saying("leads in C #", Locale.ENGLISH)).lines())
                .contains("# leads in C \\#", "## leads in C \\#");
    }

    @Test
    void aLabelInAListBeginsNothing() {
        assertThat(page(Samples.saying("# big", Locale.ENGLISH)).lines())
                .anySatisfy(line -> assertThat(line).startsWith("- \\# big: "));
    }

    private static String paragraph(String text) {
        var document = Document.of("t", "s", Locale.ENGLISH, List.of(), List.of(new Paragraph(text)), List.of());
        return page(document).lines().skip(4).findFirst().orElseThrow();
    }

    private static String page(Document document) {
        return new DocumentRenderer().render(document, Format.MARKDOWN).text();
    }
}
