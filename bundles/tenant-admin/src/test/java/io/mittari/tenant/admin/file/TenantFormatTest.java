package io.mittari.tenant.admin.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.tenant.admin.NewTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantFormatTest {

    private static final String EVERY_KEY = """
            { "tenant": 1, "id": "acme", "name": "Acme Oy", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR", "fiscalYearStart": 1, "tags": ["retail"], "template": null,
              "funnels": { "main": ["lead", "meeting", "offer", "deal"] }, "opportunityStage": "meeting", "horizon": 90, "skipped": "passed", "revenue": "booked", "attribution": "first",
              "cacKinds": ["marketing", "sales"], "dealSizes": [0, 10000, 100000], "holidays": [], "closingDay": 6, "cycleFrom": null, "junkReasons": [], "cacLag": "0d", "followUp": "1wd", "forecastDay": 1, "vat": "net", "waitFor": "3d", "keepRejected": "24m", "keepReports": "24m", "businessModel": "for the prompt",
              "rates": [ { "from": "USD", "on": "2026-01-01", "rate": "0.92" } ],
              "limits": { "main": { "lead>meeting": { "floor": 20, "upper": 40 } } }, "silence": { "meeting": "14d" }, "goals": [],
              "people": [ { "email": "a@acme.example", "role": "owner", "language": "fi" } ],
              "connectors": [ { "component": "io.mittari.connectors.csv", "name": "crm", "version": "1.0.0", "settings": {}, "secrets": { "token": "env:ACME_TOKEN" }, "since": "2025-01-01" } ],
              "reports": [ { "component": "io.mittari.reports.funnel", "name": "monthly", "version": "1.0.0", "schedule": "0 7 2 * *", "to": [], "review": true } ], "alerts": [], "branding": {} }
            """;

    private final TenantFormat format = new TenantFormat();

    @Test
    void everyKeyOfTheContractIsTaken() throws Exception {
        var file = format.read(EVERY_KEY);

        assertThat(file.id().value()).isEqualTo("acme");
        assertThat(file.instances()).extracting(InstanceEntry::name).containsExactly("crm", "monthly");
    }

    @Test
    void theDayFromWhichOnAConnectorBringsAllIsPutIntoItsEntryAlone() throws Exception {
        var file = format.read(small("""
                "connectors": [ { "component": "a.b", "name": "crm", "settings": { "mapping": { "source": "hubspot" } } },
                                  { "component": "a.b", "name": "files" } ]"""));
        var day = LocalDate.of(2025, 3, 1);

        var changed = json(file.since("crm", "hubspot", day).text()).getJsonArray("connectors");

        assertThat(changed.getJsonObject(0).getString("since")).isEqualTo("2025-03-01");
        assertThat(changed.getJsonObject(0).getJsonObject("settings")).isNotEmpty();
        assertThat(changed.getJsonObject(1)).hasSize(2);
        assertThat(file.since("files", "whatever", day).instances()).hasSize(2);
        assertThatThrownBy(() -> file.since("crm", "mail", day))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "'since' is kept with the connector, and 'crm' brings source 'hubspot', but this mapping names 'mail': import with a connector whose mapping names it, or one that has no mapping");
        assertThatThrownBy(() -> file.since("csv", null, day))
                .isInstanceOf(BadRequest.class)
                .hasMessage("acme has no connector 'csv'; it has: crm, files");
    }

    @Test
    void theSchemaPublishesExactlyTheKeysOfTheContract() {
        var published = json(format.published()).getJsonObject("properties").keySet();

        assertThat(published).containsExactlyElementsOf(json(EVERY_KEY).keySet());
    }

    @Test
    void defaultsOfTheSchemaAreAllowedByIt() throws Exception {
        var properties = json(format.published()).getJsonObject("properties");
        var filled = Json.createObjectBuilder(json(small("")));
        properties.forEach((key, schema) -> {
            if (schema.asJsonObject().containsKey("default")) {
                filled.add(key, schema.asJsonObject().get("default"));
            }
        });

        assertThat(format.read(filled.build().toString()).value("horizon")).isEqualTo("90");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "curency": 1                                  | curency is no key of a tenant file; did you mean 'currency'?
                    "horizon": "ninety"                           | horizon is "ninety"; allowed: days, 1 to 3650
                    "horizon": 0                                  | horizon is 0; allowed: days, 1 to 3650
                    "horizon": 1.5                                | horizon is 1.5; allowed: days, 1 to 3650
                    "skipped": "perhaps"                          | skipped is "perhaps"; allowed: 'passed' or 'not-passed'
                    "template": "agency-default"                  | template is "agency-default"; allowed: a version of a template such as agency-default@3, or null
                    "funnels": {"side": ["a", "b"]}               | funnels.main is missing: two stages or more in their order, each once
                    "funnels": {"main": ["a"]}                    | funnels.main is ["a"]; allowed: two stages or more in their order, each once
                    "limits": {"main": {"lead": {"floor": 1}}}    | the key 'lead' of limits.main is not allowed; allowed: two stages as lead>meeting
                    "connectors": [{"component": "a.b"}]          | connectors[0].name is missing: 1 to 40 of a-z, 0-9 and -, a letter first
                    "connectors": [{"component": "a.b", "name": "x", "setings": {}}] | connectors[0].setings is no key of a tenant file; did you mean 'settings'?
                    "connectors": [{"component": "a.b", "name": "x", "since": "May"}] | connectors[0].since is "May"; allowed: a day as 2026-01-31
                    "reports": [{"component": "a.b", "name": "x", "settings": {"metrics.target": "y"}}] | the key 'metrics.target' of reports[0].settings is not allowed; allowed: letters, digits, - and _, a letter first
                    "tags": ["a", "a"]                            | tags is ["a","a"]; allowed: tags, each once
                    "tenant": 2                                   | tenant is 2; allowed: the version of this format, 1
                    "colour": "blue"                              | colour is no key of a tenant file; the keys here are alerts, attribution, branding, businessModel, cacKinds, cacLag, closingDay, connectors, currency, cycleFrom, dealSizes, fiscalYearStart, followUp, forecastDay, funnels, goals, holidays, horizon, id, junkReasons, keepRejected, keepReports, limits, locale, name, opportunityStage, people, rates, reports, revenue, silence, skipped, tags, template, tenant, vat, waitFor, zone
                    """)
    void whatIsWrongIsNamedWithItsPathAndWhatIsAllowed(String line, String message) {
        assertThatThrownBy(() -> format.read(small(line)))
                .isInstanceOf(BadRequest.class)
                .hasMessage(message);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> format.read("{ \"id\": \"all\", \"name\": 1 }"))
                .hasMessage("""
                        locale is missing: a language tag such as fi-FI
                        zone is missing: an IANA zone such as Europe/Helsinki
                        currency is missing: an ISO 4217 code such as EUR
                        id is "all"; allowed: 2 to 40 of a-z, 0-9 and -, a letter first, and not 'all'
                        name is 1; allowed: the customer's name""");
    }

    @Test
    void aSecretItselfIsRefusedAndNotShown() {
        var file = small(
                "\"connectors\": [{\"component\": \"a.b\", \"name\": \"x\", \"secrets\": {\"token\": \"pat-na1-12345\"}}]");

        assertThatThrownBy(() -> format.read(file))
                .hasMessage(
                        "connectors[0].secrets.token is something that is not shown here; allowed: where the secret is, never the secret itself: env:NAME or file:PATH");
    }

    @Test
    void textNestedWithoutEndIsRefused() {
        assertThatThrownBy(() -> format.read("{\"a\":".repeat(5_000)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("cannot be read as JSON: Input is too deeply nested");
    }

    @Test
    void textThatIsNoJsonIsRefusedWithItsPlace() {
        assertThatThrownBy(() -> format.read("{\n  \"id\": acme }"))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("the tenant file cannot be read as JSON at line 2, column ");
    }

    @Test
    void aListIsNoTenantFile() {
        assertThatThrownBy(() -> format.read("[]"))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("the tenant file cannot be read as ");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() {
        assertThatThrownBy(() -> format.read(small("\"horizon\": 90, \"horizon\": 30")))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("horizon");
    }

    @Test
    void twoInstancesOfAKindCannotShareAName() {
        assertThatThrownBy(
                        () -> format.read(
                                small(
                                        "\"reports\": [{\"component\": \"a.b\", \"name\": \"x\"}, {\"component\": \"a.c\", \"name\": \"x\"}]")))
                .isInstanceOf(BadRequest.class)
                .hasMessage("reports: the name 'x' stands twice; each of a.b, a.c needs its own");
    }

    @Test
    void aNewTenantsFileIsAllowedWhateverItsFunnel() throws Exception {
        var stages = List.of("prospecting", "engaging", "won");

        var file = format.read(TenantFile.of(
                        new NewTenant("acme", "Acme", "fi-FI", "Europe/Helsinki", "EUR", stages, null),
                        null,
                        TemplateFile.empty())
                .text());

        assertThat(file.value("funnels")).isEqualTo("{\"main\":[\"prospecting\",\"engaging\",\"won\"]}");
        assertThat(file.value("opportunityStage")).isEqualTo("\"engaging\"");
    }

    @Test
    void aSchemaWithAKeywordThatWouldNotBeCheckedIsRefused() {
        var schema = json("{ \"properties\": { \"a\": { \"maxLength\": 3 } } }");

        assertThatThrownBy(() -> new Schema(schema, "a thing"))
                .hasMessage("this checker does not know the keyword 'maxLength'");
    }

    @Test
    void everyPlaceOfTheSchemaSaysWhatIsAllowed() {
        demandDescriptions(json(format.published()), "");
    }

    private static void demandDescriptions(JsonObject schema, String path) {
        assertThat(schema.containsKey("description") || schema.containsKey("$ref"))
                .as(path)
                .isTrue();
        for (var each : List.of("properties", "$defs")) {
            schema.getOrDefault(each, JsonValue.EMPTY_JSON_OBJECT)
                    .asJsonObject()
                    .forEach((key, inner) -> demandDescriptions(inner.asJsonObject(), path + "/" + key));
        }
        for (var each : List.of("items", "propertyNames", "additionalProperties")) {
            if (schema.get(each) instanceof JsonObject inner) {
                demandDescriptions(inner, path + "/" + each);
            }
        }
    }

    private static String small(String more) {
        return """
                { "id": "acme", "name": "Acme", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR"%s }""".formatted(more.isEmpty() ? "" : ", " + more);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
