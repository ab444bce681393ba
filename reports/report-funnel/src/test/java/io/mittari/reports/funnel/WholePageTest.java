package io.mittari.reports.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.report.ReportRequest;
import io.mittari.report.render.DocumentRenderer;
import io.mittari.report.render.Format;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as a reader gets it; each is left in {@code target/pages} to be looked at. */
class WholePageTest {

    @ParameterizedTest
    @CsvSource({
        "en, 'Sales funnel, October 2026', 14.4%, What to do",
        "fi, 'Myyntisuppilo, lokakuu 2026', '14,4\u00a0%', Mitä kannattaa tehdä",
        "nl, 'Salesfunnel, oktober 2026', '14,4%', Wat te doen",
        "tr, 'Satış hunisi, Ekim 2026', '%14,4', Yapılacaklar",
    })
    void isWrittenInTheReadersLanguage(String language, String title, String rate, String actions) throws Exception {
        // given
        var metrics = FakeMetrics.with(
                FakeMetrics.GUIDE,
                FakeMetrics.leak("lead", "meeting", true, 12.3, 152_400L),
                FakeMetrics.leak("offer", "deal", false, 1.4, null));

        // when
        var request = ReportRequest.of(FakeMetrics.OCTOBER, Locale.forLanguageTag(language));
        var document = new FunnelReport(new TenantId("acme")).render(request, metrics);
        var page = new DocumentRenderer().render(document, Format.HTML).text();

        // then
        var folder = Files.createDirectories(Path.of("target", "pages"));
        Files.writeString(folder.resolve(language + ".html"), page);
        assertThat(page).contains("<html lang=\"" + language + "\">", "<h1>" + title + "</h1>", rate, actions);
    }
}
