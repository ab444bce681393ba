package io.mittari.tenant.admin.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.tenant.admin.Difference;
import io.mittari.tenant.admin.NewTenant;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateFormatTest {

    private static final String OF_ACME = "\"id\": \"acme\", \"name\": \"Acme Oy\"";
    private static final String PLACES = "\"locale\": \"fi-FI\", \"zone\": \"Europe/Helsinki\", \"currency\": \"EUR\"";

    private final TemplateFormat format = new TemplateFormat();
    private final TenantFormat tenants = new TenantFormat();

    @Test
    void aTemplateIsATenantFileWithoutWhatIsOneCustomersOwn() throws Exception {
        var template = format.read("""
                { "tenant": 1, "horizon": 60, %s,
                  "connectors": [ { "component": "a.b", "name": "crm", "secrets": { "token": "env:TOKEN" } } ] }
                """.formatted(PLACES));

        assertThat(json(template.text()).keySet())
                .containsExactly("locale", "zone", "currency", "horizon", "connectors");
        assertThat(format.read("{}").sameAs(TemplateFile.empty())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "id": "acme"                                    | id is one customer's: leave it out, each tenant file has its own
                    "name": "Acme Oy"                               | name is one customer's: leave it out, each tenant file has its own
                    "template": "agency@1"                          | template is not allowed here: a template is not made of another one
                    "curency": "EUR"                                | curency is no key of a template; did you mean 'currency'?
                    "horizon": 0                                    | horizon is 0; allowed: days, 1 to 3650
                    "connectors": [{"component": "a.b", "name": "x", "since": "2026-01-01"}] | connectors[0].since is one customer's, the day its deliveries begin: leave it out, each tenant file has its own
                    "connectors": [{"component": "a.b", "name": "x", "secrets": {"token": "abc"}}] | connectors[0].secrets.token is something that is not shown here; allowed: where the secret is, never the secret itself: env:NAME or file:PATH
                    "reports": [{"component": "a.b", "name": "x"}, {"component": "a.c", "name": "x"}] | reports: the name 'x' stands twice; each of a.b, a.c needs its own
                    """)
    void whatATemplateMayNotSayIsNamed(String line, String message) {
        assertThatThrownBy(() -> format.read("{ %s }".formatted(line)))
                .isInstanceOf(BadRequest.class)
                .hasMessage(message);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> format.read("{ \"id\": \"acme\", \"horizon\": 0 }"))
                .hasMessage(
                        "id is one customer's: leave it out, each tenant file has its own\nhorizon is 0; allowed: days, 1 to 3650");
        assertThatThrownBy(() -> format.read("{"))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith("the template cannot be read as JSON at line 1");
    }

    @Test
    void theSchemaIsThatOfTheTenantFileLessTheseKeys() {
        var published = json(format.published());
        var tenant = json(tenants.published());

        var keys = new LinkedHashSet<>(tenant.getJsonObject("properties").keySet());
        keys.removeAll(List.of("id", "name", "template"));
        assertThat(published.getJsonObject("properties").keySet()).containsExactlyElementsOf(keys);
        assertThat(published.containsKey("required")).isFalse();
        assertThat(published.getString("$id")).isNotEqualTo(tenant.getString("$id"));
        assertThat(published.toString()).doesNotContain("\"since\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Agency", "agency@", "agency@0", "agency@x", "", "1agency", "agency@1@2"})
    void aNameOfAnotherFormIsRefused(String name) {
        assertThatThrownBy(() -> TemplateName.of(name))
                .isInstanceOf(BadRequest.class)
                .hasMessage(
                        "'%s' names no template: write NAME or NAME@VERSION, such as agency-default@3; a name is 1 to 40 of a-z, 0-9 and -, a letter first"
                                .formatted(name));
    }

    @Test
    void aKeyThatATenantFileLeavesOutIsTheTemplatesAndOneItHasIsItsOwn() throws Exception {
        var template = format.read(
                "{ %s, \"horizon\": 60, \"tags\": [\"retail\"], \"reports\": [ { \"component\": \"a.b\", \"name\": \"x\" } ] }"
                        .formatted(PLACES));
        var text = "{ %s, \"template\": \"agency@2\", \"zone\": \"UTC\", \"tags\": [] }".formatted(OF_ACME);

        var filled = json(tenants.filled(text, name -> {
            assertThat(name).isEqualTo(new TemplateName("agency", 2));
            return template;
        }));

        assertThat(filled).isEqualTo(json("""
                        { %s, "template": "agency@2", "zone": "UTC", "tags": [], "locale": "fi-FI", "currency": "EUR",
                          "horizon": 60, "reports": [ { "component": "a.b", "name": "x" } ] }""".formatted(OF_ACME)));
        assertThat(json(tenants.filled(filled.toString(), name -> template)))
                .as("once more")
                .isEqualTo(filled);
    }

    @Test
    void aFileWithoutATemplateIsLeftAsItIs() throws Exception {
        for (var text : List.of("{ \"id\": 1 }", "{ \"template\": null }", "{ \"template\": \"agency\" }")) {
            assertThat(tenants.filled(text, name -> {
                        throw new AssertionError(name);
                    }))
                    .isEqualTo(text);
        }
    }

    @Test
    void aNewTenantSaysWhatItsTemplateDoesNot() throws Exception {
        var template = format.read("{ %s, \"reports\": [] }".formatted(PLACES));
        var tenant = new NewTenant("acme", "Acme Oy", null, "UTC", null, List.of(), "agency");

        var file = TenantFile.of(tenant, new TemplateName("agency", 2), template);

        assertThat(json(file.text())).isEqualTo(json("""
                { "tenant": 1, "id": "acme", "name": "Acme Oy", "zone": "UTC", "template": "agency@2",
                  "connectors": [ { "component": "io.mittari.connectors.csv", "name": "csv" } ] }"""));
    }

    @Test
    void movingKeepsWhatIsTheTenantsAndWhatATenantNeeds() throws Exception {
        var before = format.read("{ %s, \"horizon\": 90, \"tags\": [\"retail\"] }".formatted(PLACES));
        var after = format.read("{ \"horizon\": 60, \"vat\": \"gross\" }");
        var tenant = tenants.read(
                "{ \"tenant\": 1, %s, %s, \"template\": \"agency@1\", \"horizon\": 90, \"tags\": [\"retail\", \"b2b\"], \"businessModel\": \"shoes\" }"
                        .formatted(OF_ACME, PLACES));

        var moved = before.moved(tenant, after, new TemplateName("agency", 2), Choices.NONE);

        assertThat(moved.conflicts()).extracting(Difference::place).containsExactly("tags");
        assertThat(moved.differences())
                .extracting(Difference::place)
                .containsExactlyInAnyOrder("horizon", "tags", "vat");
        assertThat(json(moved.text())).isEqualTo(json("""
                        { "tenant": 1, %s, %s, "template": "agency@2", "horizon": 60, "vat": "gross", "tags": ["retail", "b2b"],
                          "businessModel": "shoes" }""".formatted(OF_ACME, PLACES)));
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
