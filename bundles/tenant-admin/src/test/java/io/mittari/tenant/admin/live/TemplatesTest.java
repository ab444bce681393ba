package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.tenant.admin.Difference;
import io.mittari.tenant.admin.Move;
import io.mittari.tenant.admin.NewTenant;
import io.mittari.tenant.admin.SwapRecord;
import io.mittari.tenant.admin.TemplateMove;
import io.mittari.tenant.admin.TemplateOrder;
import io.mittari.tenant.admin.Undoing;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a real framework. */
class TemplatesTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId BOREAL = new TenantId("boreal");

    @TempDir
    Path home;

    private RealFramework mittari;

    @BeforeEach
    void start() throws Exception {
        RealFramework.ship(
                home,
                RealFramework.csv(),
                RealFramework.funnel("0.1.0").takes("id='mode' type='String' default=''"),
                RealFramework.funnel("0.2.0").takes("id='mode' type='String' default=''"),
                RealFramework.funnel("0.3.0").takes("id='rows' type='Integer' default='5'"));
        mittari = RealFramework.start(home, new FakePlatform());
    }

    @AfterEach
    void stop() throws Exception {
        mittari.close();
    }

    @Test
    void aTemplateGetsTheNextVersionUnlessItSaysTheSame() throws Exception {
        assertThat(put(60, "0.1.0")).isEqualTo("agency@1");
        assertThat(put(90, "0.1.0")).isEqualTo("agency@2");

        var again = mittari.templates().put("agency", template(90, "0.1.0"), "anna", "");

        assertThat(again.fresh()).isFalse();
        assertThat(again.version().reference()).isEqualTo("agency@2");
        assertThat(mittari.templates().versions()).hasSize(2);
        assertThat(mittari.templates().show("agency").reference()).isEqualTo("agency@2");
        assertThat(mittari.templates().show("agency@1").file()).contains("\"horizon\": 60");
    }

    @Test
    void anInstanceWithoutAVersionGetsThatOfTheVersionBeforeElseTheNewest() throws Exception {
        put(60, "0.1.0");
        var open = template(90, "0.1.0").replace(", \"version\": \"0.1.0\"", "");

        mittari.templates().put("agency", open, "anna", "");
        mittari.templates().put("other", open, "anna", "");

        assertThat(mittari.templates().show("agency").file()).contains("\"version\": \"0.1.0\"");
        assertThat(mittari.templates().show("other").file()).contains("\"version\": \"0.3.0\"");
    }

    @Test
    void aTemplateThatNamesABundleThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> put(60, "0.9.0"))
                .isInstanceOf(BadRequest.class)
                .hasMessageStartingWith(
                        "version 0.9.0 of io.mittari.reports.funnel is neither shipped nor installed; there are: ");
        assertThatThrownBy(() -> mittari.templates().put("agency@1", "{}", "anna", ""))
                .hasMessage("'agency@1': a template gets its version when it is kept; name it without one");
        assertThat(mittari.platform.templates.templates()).isEmpty();
    }

    @Test
    void anUnknownTemplateIsRefusedNamingThoseThereAre() throws Exception {
        assertThatThrownBy(() -> add(ACME, "agency"))
                .hasMessage("there is no template agency; there is none yet: 'template put' makes one");
        put(60, "0.1.0");
        put(90, "0.1.0");

        assertThatThrownBy(() -> add(ACME, "agency@3"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("there is no template agency@3; there are: agency@2, agency@1");
        assertThatThrownBy(() -> apply(ACME, "\"template\": \"agncy@1\""))
                .hasMessage("there is no template agncy@1; did you mean 'agency'?; there are: agency@2, agency@1");
        assertThat(mittari.platform.tenants()).isEmpty();
    }

    @Test
    void aTenantIsAddedOnTheNewestVersionAndTheFileIsWhole() throws Exception {
        put(60, "0.1.0");
        put(90, "0.1.0");

        add(ACME, "agency");

        assertThat(file(ACME).getString("template")).isEqualTo("agency@2");
        assertThat(file(ACME).getInt("horizon")).isEqualTo(90);
        assertThat(file(ACME).getString("zone")).isEqualTo("UTC");
        assertThat(version(ACME)).isEqualTo("0.1.0");
        assertThat(mittari.templates().tenants()).containsExactly(Map.entry(ACME, "agency@2"));
        assertThat(mittari.tenants()
                        .apply(mittari.tenants().file(ACME), true, "anna")
                        .lines())
                .as("its own file again")
                .containsExactly("nothing changes");
    }

    @Test
    void whatTheTemplateChangedComesAndWhatTheTenantChangedStays() throws Exception {
        put(60, "0.1.0");
        apply(ACME, "\"template\": \"agency@1\", \"tags\": [\"retail\"], \"businessModel\": \"shoes\"");
        put(90, "0.2.0");

        var planned = mittari.templates().diff(ACME, to("agency@2"));
        assertThat(file(ACME).getInt("horizon")).as("only looked at").isEqualTo(60);
        var made = move(ACME, "agency@2");

        assertThat(made.trouble()).isNull();
        assertThat(made.from()).isEqualTo("agency@1");
        assertThat(made.to()).isEqualTo("agency@2");
        assertThat(made.differences())
                .containsExactly(
                        new Difference("tags", Difference.Outcome.KEPT, "[]", "[]", "[\"retail\"]"),
                        new Difference("horizon", Difference.Outcome.TAKEN, "60", "90", "60"),
                        new Difference(
                                "reports.monthly.version",
                                Difference.Outcome.TAKEN,
                                "\"0.1.0\"",
                                "\"0.2.0\"",
                                "\"0.1.0\""));
        assertThat(made.moves())
                .extracting(Move::line)
                .containsExactly("report monthly: io.mittari.reports.funnel 0.1.0 -> io.mittari.reports.funnel 0.2.0");
        assertThat(planned.differences()).isEqualTo(made.differences());
        assertThat(planned.moves()).isEqualTo(made.moves());
        assertThat(file(ACME).getString("template")).isEqualTo("agency@2");
        assertThat(file(ACME).getInt("horizon")).isEqualTo(90);
        assertThat(file(ACME).getString("businessModel")).isEqualTo("shoes");
        assertThat(version(ACME)).isEqualTo("0.2.0");
        var newest = mittari.platform.tenant(ACME).orElseThrow();
        assertThat(newest.by()).isEqualTo("anna");
        assertThat(newest.why()).isEqualTo("template apply agency@2: new year");
    }

    @Test
    void theVersionBeforeIsMergedBackInTheSameWay() throws Exception {
        put(60, "0.1.0");
        apply(ACME, "\"template\": \"agency@1\", \"tags\": [\"retail\"]");
        put(90, "0.2.0");
        var before = file(ACME);
        move(ACME, "agency@2");

        move(ACME, "agency@1");

        assertThat(file(ACME)).isEqualTo(before);
        assertThat(version(ACME)).isEqualTo("0.1.0");
    }

    @Test
    void aRollbackBringsBackWhatRunsWhichThenIsTheTenantsOwn() throws Exception {
        put(60, "0.1.0");
        add(ACME, "agency");
        put(90, "0.2.0");
        move(ACME, "agency@2");

        mittari.swaps().back(ACME, new Undoing(null, null), "anna", "");

        assertThat(version(ACME)).isEqualTo("0.1.0");
        assertThat(file(ACME).getString("template")).isEqualTo("agency@2");
        assertThat(mittari.swaps().history(ACME))
                .extracting(SwapRecord::why)
                .containsExactly("swap rollback", "template apply agency@2: new year", "tenant add");
        assertThat(mittari.templates().diff(ACME, to("agency@2")).differences())
                .extracting(Difference::place, Difference::word)
                .containsExactly(tuple("reports.monthly.version", "kept"));
    }

    @Test
    void theSameVersionAgainChangesNothing() throws Exception {
        put(60, "0.1.0");
        add(ACME, "agency");

        var made = move(ACME, "agency@1");

        assertThat(made.differences()).isEmpty();
        assertThat(made.moves()).isEmpty();
        assertThat(mittari.platform.history(ACME)).hasSize(1);
    }

    @Test
    void aConflictIsNamedWithItsThreeValuesAndTheMendAndTheTenantIsNotTouched() throws Exception {
        put(60, "0.1.0");
        apply(ACME, "\"template\": \"agency@1\", \"horizon\": 120");
        put(90, "0.2.0");

        var made = move(ACME, "agency@2");

        assertThat(made.plan()).isNull();
        assertThat(made.trouble()).isEqualTo("""
                        both the template and the customer have changed the same:
                        horizon: 60 in agency@1, 90 in agency@2, 120 in the file of acme
                        --keep PLACE leaves the customer's, --take PLACE takes the template's""");
        assertThat(mittari.platform.history(ACME)).hasSize(1);
        assertThat(version(ACME)).isEqualTo("0.1.0");

        // when: the customer's is kept
        mittari.templates().apply(ACME, new TemplateOrder("agency", Set.of("horizon"), Set.of()), "anna", "");

        assertThat(file(ACME).getInt("horizon")).isEqualTo(120);
        assertThat(version(ACME)).isEqualTo("0.2.0");
        put(30, "0.2.0");
        mittari.templates().apply(ACME, new TemplateOrder("agency", Set.of(), Set.of("horizon")), "anna", "");
        assertThat(file(ACME).getInt("horizon")).isEqualTo(30);
    }

    @Test
    void aTenantOnNoTemplateTakesWhatItDoesNotSayItself() throws Exception {
        put(60, "0.1.0");
        apply(ACME, "\"horizon\": 120, \"locale\": \"fi-FI\", \"zone\": \"UTC\", \"currency\": \"EUR\"");

        assertThat(move(ACME, "agency@1").trouble())
                .contains("horizon: 60 in agency@1, 120 in the file of acme\n")
                .contains("locale: \"en-US\" in agency@1, \"fi-FI\" in the file of acme\n");

        var made = mittari.templates()
                .apply(ACME, new TemplateOrder("agency", Set.of("horizon", "locale"), Set.of()), "anna", "");
        assertThat(made.from()).isNull();
        assertThat(file(ACME).getString("template")).isEqualTo("agency@1");
        assertThat(version(ACME)).isEqualTo("0.1.0");
    }

    @Test
    void settingsOfTheTenantThatTheNewVersionDoesNotTakeAreToldBeforeAnythingIsTouched() throws Exception {
        put(60, "0.1.0");
        apply(
                ACME,
                "\"template\": \"agency@1\", \"reports\": [ { \"component\": \"io.mittari.reports.funnel\", \"name\": \"monthly\", \"version\": \"0.1.0\", \"settings\": { \"mode\": \"wide\" } } ]");
        put(60, "0.3.0");

        var made = move(ACME, "agency@2");

        assertThat(made.trouble())
                .startsWith(
                        "agency@2 does not fit: the settings of report monthly do not fit io.mittari.reports.funnel 0.3.0: 'mode' is not known");
        assertThat(made.differences())
                .extracting(Difference::place, Difference::word)
                .containsExactly(tuple("reports.monthly.version", "taken"));
        assertThat(mittari.platform.history(ACME)).hasSize(1);
    }

    @Test
    void aVersionThatFailsAtItsFirstWorkChangesNothing() throws Exception {
        put(60, "0.1.0");
        add(ACME, "agency");
        add(BOREAL, "agency");
        var failing = template(90, "0.2.0")
                .replace("\"version\": \"0.2.0\"", "\"version\": \"0.2.0\", \"settings\": { \"mode\": \"fails\" }");
        mittari.templates().put("agency", failing, "anna", "");

        assertThatThrownBy(() -> move(ACME, "agency@2"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("nothing was changed");

        assertThat(file(ACME).getString("template")).isEqualTo("agency@1");
        assertThat(file(ACME).getInt("horizon")).isEqualTo(60);
        assertThat(version(ACME)).isEqualTo("0.1.0");
        assertThat(mittari.platform.history(ACME)).hasSize(1);
    }

    private String put(int horizon, String version) throws Exception {
        return mittari.templates()
                .put("agency", template(horizon, version), "anna", "")
                .version()
                .reference();
    }

    private static String template(int horizon, String version) {
        return """
                { "locale": "en-US", "zone": "UTC", "currency": "EUR", "tags": [], "horizon": %d,
                  "reports": [ { "component": "io.mittari.reports.funnel", "name": "monthly", "version": "%s" } ] }
                """.formatted(horizon, version);
    }

    private static TemplateOrder to(String template) {
        return new TemplateOrder(template, Set.of(), Set.of());
    }

    private TemplateMove move(TenantId tenant, String template) throws Exception {
        return mittari.templates().apply(tenant, to(template), "anna", "new year");
    }

    private void add(TenantId tenant, String template) throws Exception {
        mittari.tenants()
                .add(new NewTenant(tenant.value(), "A customer", null, null, null, List.of(), template), "anna");
    }

    private void apply(TenantId tenant, String keys) throws Exception {
        mittari.tenants()
                .apply("{ \"id\": \"%s\", \"name\": \"A customer\", %s }".formatted(tenant, keys), false, "anna");
    }

    private JsonObject file(TenantId tenant) throws Exception {
        return Json.createReader(new StringReader(mittari.tenants().file(tenant)))
                .readObject();
    }

    /** Of the report it runs. */
    private @Nullable String version(TenantId tenant) throws Exception {
        return mittari.tenants().show(tenant).instances().stream()
                .filter(each -> each.runs() && each.instance().instance().name().equals("monthly"))
                .map(each -> each.instance().version())
                .findFirst()
                .orElse(null);
    }
}
