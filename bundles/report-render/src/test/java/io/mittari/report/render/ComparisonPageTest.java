package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.report.Document;
import io.mittari.report.render.ComparisonPage.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComparisonPageTest {

    private static final Document DOCUMENT = Samples.saying("x", Locale.ENGLISH);

    @Test
    void everyPlaceThatDiffersIsMarkedOnBothSides() {
        OneChange.each(DOCUMENT).forEach((what, other) -> {
            var page = page(DOCUMENT, other);

            if (!what.contains("language") && !what.contains("ifNone")) { // these are not to be seen
                assertThat(page.split("class=\"before\"", 2)[1].split("class=\"after\"", 2))
                        .as(what)
                        .allSatisfy(side -> assertThat(side).containsPattern("class=\"[^\"]*\\bdiffers\""));
            }
        });
    }

    @Test
    void whatIsTheSameIsNotMarkedAndNotShown() {
        assertThat(page(DOCUMENT, DOCUMENT))
                .contains("<h2>2026-10: the same</h2>")
                .doesNotContain("<article", " differs\"", "\"differs\"");
    }

    @Test
    void aCellIsMarkedAndItsNeighboursAreNot() {
        var other =
                Objects.requireNonNull(OneChange.each(DOCUMENT).get("document.blocks[5].rows[0][2].measurement.value"));

        assertThat(Pattern.compile("class=\"[^\"]*\\bdiffers\"")
                        .matcher(page(DOCUMENT, other))
                        .results()
                        .map(found -> found.group()))
                .containsExactly("class=\"n differs\"", "class=\"n differs\"");
    }

    @Test
    void noTextBecomesMarkupAndNothingIsFetched() {
        var hostile = "<script>alert(1)</script>\"'";
        var page = page(Samples.saying(hostile, Locale.ENGLISH), Samples.saying("calm", Locale.ENGLISH));

        assertThat(page)
                .contains("content=\"default-src 'none'; style-src 'unsafe-inline'\"", "&lt;script&gt;")
                .doesNotContain("<script", "http:", "https:", "src=");
    }

    @Test
    void picturesOfBothSidesHaveNamesOfTheirOwn() {
        var names = new ArrayList<String>();
        Pattern.compile(" id=\"([^\"]+)\"")
                .matcher(page(DOCUMENT, Samples.saying("y", Locale.ENGLISH)))
                .results()
                .forEach(found -> names.add(found.group(1)));

        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
    }

    private static String page(Document before, Document after) {
        var comparison = Comparison.of(before, after);
        var part = new Part("2026-10", comparison.differences(), comparison);
        return new ComparisonPage("t", "s", "1.0.0", "1.1.0", List.of(part))
                .write()
                .text();
    }
}
