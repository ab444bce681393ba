package io.mittari.reports.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.report.Block.Actions;
import io.mittari.metrics.api.report.Block.Paragraph;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Document.Action;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelAdviceTest {

    @Test
    void namesTheWorstLeakFirstWithItsFigureAndItsWorth() throws Exception {
        // given
        var metrics = FakeMetrics.with(
                FakeMetrics.GUIDE,
                FakeMetrics.leak("lead", "meeting", true, 12.3, 152_400L),
                FakeMetrics.leak("offer", "deal", false, 1.44, null));

        // when
        var report = report(metrics);

        // then
        assertThat(answer(report))
                .isEqualTo(
                        "Lead → Meeting is where the funnel leaks most: 14.4% went on within 30 days, the floor is 20%.");
        assertThat(report.actions())
                .extracting(Action::because)
                .containsExactly(
                        "Leak, Lead → Meeting: 14.4% (520 of 3,611, 95% interval 13.3–15.6) against a floor of 20%. Entered in June–August 2026, followed for 30 days.",
                        "Possible leak, Offer → Deal: 14.4% (520 of 3,611) against a floor of 20%. The 95% interval 13.3–15.6 includes the floor, so this can be chance. Entered in June–August 2026, followed for 30 days.");
        assertThat(report.actions())
                .extracting(Action::effect)
                .containsExactly(
                        "At the floor: about 12 further deals, worth €152,400.",
                        "At the floor: about 1.4 further deals.");
    }

    @Test
    void saysThatAPossibleLeakMayBeChance() throws Exception {
        var metrics = FakeMetrics.with(FakeMetrics.GUIDE, FakeMetrics.leak("lead", "meeting", false, 12.3, null));

        assertThat(answer(report(metrics)))
                .startsWith("Lead → Meeting may be leaking")
                .endsWith("With 3,611 cases this can still be chance.");
    }

    @ParameterizedTest
    @CsvSource({
        "lead, meeting, lead quality and the first contact",
        "meeting, offer, discovery and presentation",
        "offer, deal, 'structure of the offer, its price and the closing'",
        "demo, trial, 'the step demo → trial: take the last 20 cases that stopped there'",
    })
    void looksWhereEachConversionUsuallyFails(String from, String to, String place) throws Exception {
        var metrics = FakeMetrics.with(FakeMetrics.GUIDE, FakeMetrics.leak(from, to, true, 2, null));

        assertThat(report(metrics).actions())
                .singleElement()
                .extracting(Action::what)
                .asString()
                .contains(place);
    }

    @Test
    void asksForMoreLeadsWhenEverythingIsAboveItsUpperRangeForThreeSettledMonths() throws Exception {
        var report = report(FakeMetrics.with(FakeMetrics.GUIDE).converting(55.0, 90.0, 80.0));

        assertThat(answer(report)).contains("it lacks leads");
        assertThat(report.actions())
                .singleElement()
                .extracting(Action::what)
                .asString()
                .startsWith("Bring in more leads");
    }

    @Test
    void asksForNothingWhenEverythingIsInRange() throws Exception {
        var report = report(FakeMetrics.with(FakeMetrics.GUIDE).converting(30.0, 65.0, 45.0));

        assertThat(answer(report)).isEqualTo("No conversion is below its floor.");
        assertThat(report.actions()).isEmpty();
        assertThat(report.blocks())
                .contains(new Actions("What to do", "Nothing is below its floor: keep on as you are."));
    }

    @Test
    void oneConversionWithoutAnUpperRangeIsNoReasonToAskForMoreLeads() throws Exception {
        var limits = Map.of(
                "lead>meeting",
                new Limit(20, null),
                "meeting>offer",
                new Limit(50, 70.0),
                "offer>deal",
                new Limit(30, 60.0));

        assertThat(report(FakeMetrics.with(limits).converting(55.0, 90.0, 80.0)).actions())
                .isEmpty();
    }

    @Test
    void saysHowToSetLimitsWhereThereAreNone() throws Exception {
        var report = report(FakeMetrics.with(Map.of()));

        assertThat(answer(report)).startsWith("No floor has been set");
        assertThat(report.actions())
                .singleElement()
                .extracting(Action::because)
                .isEqualTo(
                        "In the tenant file, under \"limits\": { \"main\": { \"lead>meeting\": { \"floor\": 20, \"upper\": 40 } } }. Then run: mittari tenant apply FILE.");
    }

    @Test
    void refusesTheFiguresOfAnotherTenant() {
        var report = new FunnelReport(new TenantId("boreal"));

        assertThatThrownBy(() -> report.render(
                        ReportRequest.of(FakeMetrics.OCTOBER, Locale.ENGLISH), FakeMetrics.with(FakeMetrics.GUIDE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the report of tenant 'boreal' was handed figures of another");
    }

    private static Document report(FakeMetrics metrics) throws Exception {
        return new FunnelReport(new TenantId("acme"))
                .render(ReportRequest.of(FakeMetrics.OCTOBER, Locale.ENGLISH), metrics);
    }

    private static String answer(Document document) {
        return ((Paragraph) document.blocks().get(0)).text();
    }
}
