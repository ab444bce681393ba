package io.mittari.tenant.admin.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mittari.tenant.admin.Difference;
import io.mittari.tenant.admin.Difference.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ThreeWayTest {

    private static final int TRIALS = 200;

    /** base, template, tenant, merged, differences; nothing: - */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    { "horizon": 90 } | { "horizon": 60 } | { "horizon": 90 }  | { "horizon": 60 }  | taken horizon: 90, 60, 90
                    { "horizon": 90 } | { "horizon": 90 } | { "horizon": 120 } | { "horizon": 120 } | kept horizon: 90, 90, 120
                    { "horizon": 90 } | { "horizon": 60 } | { "horizon": 60 }  | { "horizon": 60 }  | agreed horizon: 90, 60, 60
                    { "horizon": 90 } | { "horizon": 60 } | { "horizon": 120 } | { "horizon": 120 } | conflict horizon: 90, 60, 120
                    { "horizon": 90 } | { }               | { "horizon": 90 }  | { }                | taken horizon: 90, null, 90
                    { "horizon": 90 } | { }               | { "horizon": 120 } | { "horizon": 120 } | conflict horizon: 90, null, 120
                    { }               | { "horizon": 60 } | { }                | { "horizon": 60 }  | taken horizon: null, 60, null
                    { }               | { "horizon": 60 } | { "horizon": 120 } | { "horizon": 120 } | conflict horizon: null, 60, 120
                    { }               | { }               | { "horizon": 120 } | { "horizon": 120 } | -
                    { "horizon": 90 } | { }               | { }                | { }                | agreed horizon: 90, null, null
                    { "horizon": 90 } | { "horizon": 90 } | { }                | { }                | kept horizon: 90, 90, null
                    { "a": { "x": 1, "y": 1 } } | { "a": { "x": 2, "y": 1 } } | { "a": { "x": 1, "y": 3 } } | { "a": { "x": 2, "y": 3 } } | taken a.x: 1, 2, 1; kept a.y: 1, 1, 3
                    { "tags": ["a"] } | { "tags": ["a", "b"] } | { "tags": ["a", "c"] } | { "tags": ["a", "c"] } | conflict tags: ["a"], ["a","b"], ["a","c"]
                    """)
    void whatOneSideChangedHolds(String base, String template, String tenant, String merged, String told) {
        var made = ThreeWay.merge(json(base), json(template), json(tenant), Choices.NONE);

        assertThat(made.json()).isEqualTo(json(merged));
        assertThat(made.differences().stream().map(ThreeWayTest::told).collect(Collectors.joining("; ")))
                .isEqualTo(told.equals("-") ? "" : told);
    }

    @Test
    void instancesAreMergedByNameAndPeopleByAddress() {
        var base = json("""
                { "reports": [ { "name": "monthly", "version": "1.0.0", "schedule": "0 7 2 * *" }, { "name": "weekly", "version": "1.0.0" } ],
                  "people": [ { "email": "a@x.fi", "role": "owner" } ] }""");
        var template = json("""
                { "reports": [ { "name": "monthly", "version": "1.1.0", "schedule": "0 7 2 * *" }, { "name": "daily", "version": "1.0.0" } ],
                  "people": [ { "email": "a@x.fi", "role": "analyst" } ] }""");
        var tenant = json("""
                { "reports": [ { "name": "own", "version": "3.0.0" }, { "name": "weekly", "version": "1.0.0" }, { "name": "monthly", "version": "1.0.0", "schedule": "0 9 2 * *" } ],
                  "people": [ { "email": "b@x.fi" }, { "email": "a@x.fi", "role": "owner" } ] }""");

        var made = ThreeWay.merge(base, template, tenant, Choices.NONE);

        assertThat(made.json()).isEqualTo(json("""
                { "reports": [ { "name": "own", "version": "3.0.0" }, { "name": "monthly", "version": "1.1.0", "schedule": "0 9 2 * *" }, { "name": "daily", "version": "1.0.0" } ],
                  "people": [ { "email": "b@x.fi" }, { "email": "a@x.fi", "role": "analyst" } ] }"""));
        assertThat(made.differences())
                .extracting(Difference::place, Difference::word)
                .containsExactly(
                        tuple("reports.weekly", "taken"),
                        tuple("reports.monthly.version", "taken"),
                        tuple("reports.monthly.schedule", "kept"),
                        tuple("reports.daily", "taken"),
                        tuple("people.a@x.fi.role", "taken"));
    }

    @Test
    void aListThatTheTemplateGivesUpLeavesWhatTheTenantHasAddedToIt() {
        var base = json("{ \"alerts\": [ { \"name\": \"quiet\" } ] }");
        var tenant = json("{ \"alerts\": [ { \"name\": \"quiet\" }, { \"name\": \"own\" } ] }");

        assertThat(ThreeWay.merge(base, json("{}"), tenant, Choices.NONE).json())
                .isEqualTo(json("{ \"alerts\": [ { \"name\": \"own\" } ] }"));
    }

    @Test
    void anInstanceThatTheTemplateRemovesAndTheTenantHasChangedIsAConflictAsAWhole() {
        var base = json("{ \"alerts\": [ { \"name\": \"quiet\", \"version\": \"1.0.0\" } ] }");
        var tenant = json("{ \"alerts\": [ { \"name\": \"quiet\", \"version\": \"1.1.0\" } ] }");

        assertThat(ThreeWay.merge(base, json("{ \"alerts\": [] }"), tenant, Choices.NONE)
                        .differences())
                .extracting(Difference::place, Difference::outcome)
                .containsExactly(tuple("alerts.quiet", Outcome.CONFLICT));
    }

    @Test
    void aChoiceDecidesItsPlaceAndAllBelowIt() {
        var base = json("{ \"a\": { \"x\": 1, \"y\": 1 }, \"ab\": 1, \"b\": 1, \"c\": 1 }");
        var template = json("{ \"a\": { \"x\": 2, \"y\": 2 }, \"ab\": 2, \"b\": 2, \"c\": 2 }");
        var tenant = json("{ \"a\": { \"x\": 3, \"y\": 3 }, \"ab\": 3, \"b\": 3, \"c\": 1 }");

        var made = ThreeWay.merge(base, template, tenant, new Choices(Set.of("b"), Set.of("a")));

        assertThat(made.json()).isEqualTo(json("{ \"a\": { \"x\": 2, \"y\": 2 }, \"ab\": 3, \"b\": 3, \"c\": 2 }"));
        assertThat(made.differences())
                .extracting(Difference::word)
                .containsExactly("taken", "taken", "conflict", "kept", "taken");
    }

    /** Random files of few keys and values, so that they often meet. */
    @MethodSource("trials")
    @ParameterizedTest
    void aTemplateThatDidNotChangeChangesNothing(Random random) {
        var base = file(random);
        var tenant = file(random);

        var made = ThreeWay.merge(base, base, tenant, Choices.NONE);

        assertThat(made.json()).isEqualTo(tenant);
        assertThat(made.differences()).extracting(Difference::word).allMatch("kept"::equals);
    }

    @MethodSource("trials")
    @ParameterizedTest
    void aTenantWithoutOverridesComesToTheTemplate(Random random) {
        var base = file(random);
        var template = file(random);

        var made = ThreeWay.merge(base, template, base, Choices.NONE);

        assertThat(made.json()).isEqualTo(template);
        assertThat(made.differences()).extracting(Difference::word).allMatch("taken"::equals);
    }

    @MethodSource("trials")
    @ParameterizedTest
    void whatBothHaveMadeAlikeIsNoConflict(Random random) {
        var base = file(random);
        var both = file(random);

        var made = ThreeWay.merge(base, both, both, Choices.NONE);

        assertThat(made.json()).isEqualTo(both);
        assertThat(made.differences()).extracting(Difference::word).allMatch("agreed"::equals);
    }

    @MethodSource("trials")
    @ParameterizedTest
    void itIsTheSameWhicheverSideIsTheTemplate(Random random) {
        var base = file(random);
        var one = file(random);
        var other = file(random);

        var made = ThreeWay.merge(base, one, other, Choices.NONE);
        var mirrored = ThreeWay.merge(base, other, one, Choices.NONE);

        assertThat(conflicts(made)).isEqualTo(conflicts(mirrored));
        if (conflicts(made).isEmpty()) {
            assertThat(unordered(made.json())).isEqualTo(unordered(mirrored.json()));
        }
    }

    @MethodSource("trials")
    @ParameterizedTest
    void changesOfDifferentPlacesComeOutTheSameInAnyOrder(Random random) {
        var base = file(random);
        var first = changed(base, random, List.of("horizon", "limits", "reports"));
        var second = changed(base, random, List.of("tags", "people", "vat"));
        var tenant = changed(base, random, List.of("funnels", "alerts"));

        var firstThenSecond = merge(base, second, merge(base, first, tenant));
        var secondThenFirst = merge(base, first, merge(base, second, tenant));

        assertThat(unordered(firstThenSecond)).isEqualTo(unordered(secondThenFirst));
        assertThat(conflicts(ThreeWay.merge(base, first, tenant, Choices.NONE))).isEmpty();
    }

    @MethodSource("trials")
    @ParameterizedTest
    void keepingOrTakingAllLeavesNoConflict(Random random) {
        var base = file(random);
        var template = file(random);
        var tenant = file(random);
        var places = conflicts(ThreeWay.merge(base, template, tenant, Choices.NONE));

        var kept = ThreeWay.merge(base, template, tenant, new Choices(places, Set.of()));
        var taken = ThreeWay.merge(base, template, tenant, new Choices(Set.of(), places));

        assertThat(conflicts(kept)).isEmpty();
        assertThat(conflicts(taken)).isEmpty();
        assertThat(unordered(kept.json()))
                .isEqualTo(unordered(
                        ThreeWay.merge(base, template, tenant, Choices.NONE).json()));
    }

    private static Stream<Random> trials() {
        return Stream.iterate(0, seed -> seed + 1).limit(TRIALS).map(Random::new);
    }

    private static JsonObject merge(JsonObject base, JsonObject template, JsonObject tenant) {
        return ThreeWay.merge(base, template, tenant, Choices.NONE).json();
    }

    private static Set<String> conflicts(ThreeWay.Merged merged) {
        return merged.differences().stream()
                .filter(each -> each.outcome() == Outcome.CONFLICT)
                .map(Difference::place)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonObject file(Random random) {
        return changed(
                JsonObject.EMPTY_JSON_OBJECT,
                random,
                List.of("horizon", "vat", "tags", "limits", "funnels", "reports", "alerts", "people"));
    }

    private static JsonObject changed(JsonObject file, Random random, List<String> keys) {
        var changed = Json.createObjectBuilder(file);
        for (var key : keys) {
            changed.remove(key);
            if (random.nextInt(4) > 0) {
                changed.add(key, value(key, random));
            }
        }
        return changed.build();
    }

    private static JsonValue value(String key, Random random) {
        return switch (key) {
            case "reports", "alerts" -> list("name", random);
            case "people" -> list("email", random);
            case "tags" ->
                Json.createArrayBuilder(List.of("a", "b").subList(0, random.nextInt(3)))
                        .build();
            case "limits", "funnels" -> object(random, 2);
            default -> Json.createValue(random.nextInt(3));
        };
    }

    private static JsonArray list(String key, Random random) {
        var list = Json.createArrayBuilder();
        for (var name : List.of("one", "two", "three")) {
            if (random.nextBoolean()) {
                list.add(Json.createObjectBuilder(object(random, 1)).add(key, name));
            }
        }
        return list.build();
    }

    private static JsonObject object(Random random, int depth) {
        var object = Json.createObjectBuilder();
        for (var key : List.of("x", "y", "z")) {
            if (random.nextBoolean()) {
                object.add(
                        key,
                        depth > 0 && random.nextInt(3) == 0
                                ? object(random, depth - 1)
                                : Json.createValue(random.nextInt(3)));
            }
        }
        return object.build();
    }

    /** The order of instances says nothing. */
    private static Object unordered(JsonObject file) {
        return file.entrySet().stream()
                .collect(Collectors.toMap(
                        java.util.Map.Entry::getKey,
                        each -> each.getValue() instanceof JsonArray list
                                        && !each.getKey().equals("tags")
                                ? new HashSet<Object>(list)
                                : each.getValue()));
    }

    private static String told(Difference each) {
        return "%s %s: %s, %s, %s".formatted(each.word(), each.place(), each.base(), each.template(), each.tenant());
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
