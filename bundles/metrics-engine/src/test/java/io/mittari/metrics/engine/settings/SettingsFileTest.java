package io.mittari.metrics.engine.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import io.mittari.metrics.api.tenant.TenantSettings.RateSetting;
import io.mittari.metrics.api.tenant.TenantSettings.Revenue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {

    private static final String NEEDED = """
        { "id": "acme", "name": "Acme Oy", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR" %s }\
        """;

    @Test
    void fillsInWhatIsLeftOut() throws Exception {
        var settings = SettingsFile.read(NEEDED.formatted(""));

        assertThat(settings.locale()).isEqualTo(Locale.forLanguageTag("fi-FI"));
        assertThat(settings.funnels().keySet()).containsExactly("main");
        assertThat(settings.funnels())
                .hasEntrySatisfying(
                        "main",
                        main -> assertThat(main.stages())
                                .extracting(Stage::name)
                                .containsExactly("lead", "meeting", "offer", "deal"));
        assertThat(settings.opportunityStage()).isEqualTo(new Stage("meeting"));
        assertThat(settings.horizon()).isEqualTo(90);
        assertThat(settings.skippedPassed()).isTrue();
        assertThat(settings.revenue()).isEqualTo(Revenue.BOOKED);
        assertThat(settings.dealSizes()).containsExactly(0L, 10_000L, 100_000L);
        assertThat(settings.closingDay()).isEqualTo(6);
        assertThat(settings.cycleFrom()).isNull();
        assertThat(settings.limits()).isEmpty();
    }

    @Test
    void readsWhatIsGiven() throws Exception {
        var settings = SettingsFile.read(NEEDED.formatted("""
            , "funnels": { "main": ["visit", "talk", "sale"], "partner": ["lead", "deal"] }, "opportunityStage": "sale",
            "cycleFrom": "talk", "skipped": "not-passed", "tags": ["retail"], "holidays": ["2026-12-06"],
            "rates": [ { "from": "USD", "on": "2026-01-01", "rate": "0.92" } ],
            "limits": { "main": { "visit>talk": { "floor": 20, "upper": 40 }, "talk>sale": { "floor": 5 } } },
            "connectors": [ { "anything": 1 } ]\
            """));

        assertThat(settings.funnels().keySet()).containsExactly("main", "partner");
        assertThat(settings.cycleFrom()).isEqualTo(new Stage("talk"));
        assertThat(settings.skippedPassed()).isFalse();
        assertThat(settings.holidays()).containsExactly(LocalDate.parse("2026-12-06"));
        assertThat(settings.rates())
                .isEqualTo(List.of(new RateSetting(
                        Currency.getInstance("USD"), LocalDate.parse("2026-01-01"), new BigDecimal("0.92"))));
        assertThat(settings.limits())
                .isEqualTo(Map.of("main", Map.of("visit>talk", new Limit(20, 40.0), "talk>sale", new Limit(5, null))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'closingDay': 29 | closingDay: 29 is not allowed; it must be a whole number from 1 to 28",
                "'fiscalYearStart': 'May' | fiscalYearStart: \"May\" is not allowed; it must be a whole number from 1"
                        + " to 12",
                "'opportunityStage': 'demo' | opportunityStage: \"demo\" is not allowed; it must be a stage of the"
                        + " main funnel: [lead, meeting, offer, deal]",
                "'funnels': { 'main': ['lead'] } | funnels.main: [\"lead\"] is not allowed; it must be two stages or"
                        + " more, each once",
                "'funnels': { 'main': ['lead', 'Deal'] } | funnels.main: 'Deal' is no name of a stage; allowed are 1"
                        + " to 40 of a-z, 0-9 and -, a letter first",
                "'funnels': { 'partner': ['lead', 'deal'] } | funnels: there is none named 'main', which every tenant"
                        + " has; there are [partner]",
                "'skipped': 'maybe' | skipped: \"maybe\" is not allowed; it must be passed or not-passed",
                "'rates': [ { 'from': 'USD', 'on': '2026-01-01', 'rate': '0' } ] | rates[0].rate: \"0\" is not"
                        + " allowed; it must be a number above 0",
                "'rates': [ { 'from': 'USD', 'on': 'soon', 'rate': 1 } ] | rates[0].on: 'soon' is no day; write it"
                        + " like 2026-12-06",
                "'limits': { 'main': { 'lead>meeting': { 'floor': 200 } } } | limits.main.lead>meeting.floor: 200 is"
                        + " not allowed; it must be percent, a number from 0 to 100",
                "'limits': { 'main': { 'lead>meeting': { 'floor': 20, 'upper': 20 } } } |"
                        + " limits.main.lead>meeting.upper: 20 is not allowed; it must be above the floor, which is 20",
                "'limits': { 'main': { 'lead>deal': { 'floor': 20 } } } | limits.main.lead>deal: that is no conversion"
                        + " of funnel main; write one of its stages, > and the next one: lead>meeting",
                "'connectors': [ { 'name': 'crm', 'since': '2025' } ] | connectors[0].since: '2025' is no day; write"
                        + " it like 2026-12-06",
                "'limits': { 'other': {} } | limits.other: there is no such funnel; there are [main]",
                "'dealSizes': [5, 5] | dealSizes: [5,5] is not allowed; it must be whole amounts, each larger than the"
                        + " one before"
            })
    void namesTheKeyTheValueAndWhatIsAllowed(String more, String message) {
        assertThatThrownBy(() -> SettingsFile.read(NEEDED.formatted(", " + more.replace('\'', '"'))))
                .isInstanceOf(BadRequest.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "zone | Europe/Atlantis | zone: \"Europe/Atlantis\" is not allowed; it must be a time zone, for"
                        + " example Europe/Helsinki",
                "currency | EURO | currency: \"EURO\" is not allowed; it must be an ISO 4217 code, for example EUR",
                "locale | fi_FI | locale: \"fi_FI\" is not allowed; it must be a language tag, for example fi-FI",
                "id | ACME | id: \"ACME\" is not allowed; it must be 2 to 40 of a-z, 0-9 and -, a letter first, and"
                        + " not 'all'"
            })
    void refusesNeededOnesOfTheWrongForm(String key, String value, String message) {
        var file =
                NEEDED.formatted("").replaceFirst("\"" + key + "\": \"[^\"]*\"", "\"" + key + "\": \"" + value + "\"");

        assertThatThrownBy(() -> SettingsFile.read(file))
                .isInstanceOf(BadRequest.class)
                .hasMessage(message);
    }

    @Test
    void readsSinceWhenASourceIsWhole() throws Exception {
        var settings = SettingsFile.read(NEEDED.formatted("""
            , "connectors": [ { "name": "csv", "since": "2025-01-01", "settings": { "mapping": { "source": "crm" } } },
                              { "name": "erp", "since": "2025-04-01", "settings": { "mapping": {} } },
                              { "name": "erp2", "since": "2025-06-01", "settings": { "mapping": { "source": "erp" } } },
                              { "name": "hubspot", "settings": { "mapping": {} } },
                              { "name": "csv2", "since": "2025-06-01" } ]\
            """));

        assertThat(settings.startOf("crm")).hasValue(LocalDate.parse("2025-01-01"));
        assertThat(settings.startOf("erp")).hasValue(LocalDate.parse("2025-04-01"));
        assertThat(settings.startOf("hubspot")).isEmpty();
        assertThat(settings.startOf("handed in")).hasValue(LocalDate.parse("2025-06-01"));
        assertThat(SettingsFile.read(NEEDED.formatted("")).startOf("crm")).isEmpty();
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> SettingsFile.read("{ \"id\": \"acme\", \"name\": \"A\", \"locale\": \"fi\" }"))
                .hasMessage("zone is missing; it must be a time zone, for example Europe/Helsinki");
        assertThatThrownBy(() -> SettingsFile.read("[]")).hasMessageStartingWith("the tenant file is no JSON object");
    }
}
