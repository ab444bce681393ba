package io.mittari.web;

import io.mittari.metrics.api.query.MetricDefinition;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** What can be measured, and how each metric is defined. */
final class CatalogueJson {

    private CatalogueJson() {}

    static JsonArray of(List<MetricDefinition> catalogue) {
        var array = Json.createArrayBuilder();
        catalogue.forEach(metric -> array.add(one(metric)));
        return array.build();
    }

    private static JsonObjectBuilder one(MetricDefinition metric) {
        var bases = Json.createArrayBuilder();
        metric.bases().forEach(basis -> bases.add(basis.word()));
        return Json.createObjectBuilder()
                .add("metric", metric.id())
                .add("definition", metric.definition())
                .add("name", metric.name())
                .add("unit", metric.unit().word())
                .add(
                        "direction",
                        metric.direction().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .add("formula", metric.formula())
                .add("source", metric.source())
                .add("bases", bases);
    }
}
