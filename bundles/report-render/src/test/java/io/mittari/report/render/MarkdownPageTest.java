package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Document;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "'<b>', '\\<b\\>'",
        "'[x](y)', '\\[x\\](y)'",
        "'*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'",
    })
    void textStaysText(String text, String written) {
        var document = Document.of("t", "s", Locale.ENGLISH, List.of(), List.of(new Paragraph(text)), List.of());

        assertThat(page(document).lines()).contains(written);
    }

    private static String page(Document document) {
        return new DocumentRenderer().render(document, Format.MARKDOWN).text();
    }
}
