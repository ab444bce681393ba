package io.mittari.report.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.report.Block.Bar;
import io.mittari.metrics.api.report.Block.FunnelChart;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FunnelSvgTest {

    @Test
    void drawsBarsThatNarrowAndHatchesTheWorstLeak() {
        var chart = new FunnelChart(
                "Entered",
                "Leads: 200; Offers: 50",
                List.of(new Bar("Leads", 200, "", false), new Bar("Offers", 50, "25.0% · worst leak", true)));

        assertThat(written(chart)).isEqualTo("""
                        <svg role="img" aria-labelledby="c1-t c1-d" viewBox="0 0 720 106" width="720" height="106">
                        <title id="c1-t">Entered</title>
                        <desc id="c1-d">Leads: 200; Offers: 50</desc>
                        <defs><pattern id="c1-h" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="7" height="7" fill="#fbeae8"/><rect width="2.5" height="7" fill="#b3261e"/></pattern></defs>
                        <rect x="250" y="2" width="370" height="40" fill="#0b5c7a"/>
                        <text x="0" y="27" font-size="15" font-weight="600" fill="#1f2933">Leads</text>
                        <text x="720" y="28" font-size="17" font-weight="600" text-anchor="end" fill="#1f2933">200</text>
                        <path d="M250 42H620L481.2 64H388.8Z" fill="url(#c1-h)" stroke="#b3261e" stroke-width="1.5"/>
                        <rect x="388.8" y="64" width="92.5" height="40" fill="#0b5c7a"/>
                        <text x="0" y="81" font-size="15" font-weight="600" fill="#1f2933">Offers</text>
                        <text x="0" y="98" font-size="12" fill="#b3261e" font-weight="600">▼ 25.0% · worst leak</text>
                        <text x="720" y="90" font-size="17" font-weight="600" text-anchor="end" fill="#1f2933">50</text>
                        </svg>
                        """);
    }

    @Test
    void drawsAMonthInWhichNothingHappened() {
        var chart = new FunnelChart("Entered", "", List.of(new Bar("Leads", 0, "", false)));

        assertThat(written(chart)).contains("width=\"3\"", ">0</text>").doesNotContain("NaN");
    }

    private static String written(FunnelChart chart) {
        return new FunnelSvg(chart, new Numbers(Locale.ENGLISH, new Words(Locale.ENGLISH)), "c1").write();
    }
}
