package io.mittari.web;

import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Question;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Conversions below their floor, the worst first. */
final class LeakJson {

    private static final int DECIMALS = 1;

    private LeakJson() {}

    static JsonObject of(Metrics metrics, Question question, List<Leak> leaks) {
        var array = Json.createArrayBuilder();
        leaks.forEach(leak -> array.add(one(leak)));
        var json = Json.createObjectBuilder().add("tenant", metrics.tenant().value());
        return AnswerJson.moment(AnswerJson.period(json, question), metrics)
                .add("leaks", array)
                .build();
    }

    private static JsonObjectBuilder one(Leak leak) {
        var cohort = Json.createObjectBuilder();
        AnswerJson.period(cohort, Question.of("conversion", leak.cohort()));
        var json = Json.createObjectBuilder()
                .add("from", leak.from().name())
                .add("to", leak.to().name())
                .add("cohort", cohort)
                .add("horizon", leak.horizon())
                .add("rate", CellJson.of(leak.rate()))
                .add("floor", BigDecimal.valueOf(leak.floor()))
                .add("certain", leak.certain())
                .add("deals", BigDecimal.valueOf(leak.deals()).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        return leak.money() == null ? json : json.add("money", CellJson.of(leak.money()));
    }
}
