package io.mittari.metrics.engine.integrity;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.engine.people.People;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a fact says, as JSON: every field that has a value, in words, days and decimal amounts. */
final class FactJson {

    private final JsonObjectBuilder json = Json.createObjectBuilder();

    private FactJson() {}

    static JsonObjectBuilder of(Fact fact) {
        var written = new FactJson();
        written.write(fact);
        return written.json;
    }

    private void write(Fact fact) {
        if (fact instanceof StageEntered entered) {
            text("stage", entered.stage().name());
            at("at", entered.at());
            context(entered.context());
        } else if (fact instanceof Closed closed) {
            text("outcome", Export.word(closed.outcome()));
            at("at", closed.at());
            money(closed.value());
            text("reason", closed.reason());
            context(closed.context());
        } else if (fact instanceof Open open) {
            at("at", open.at());
            money(open.value());
            text("expected", open.expected());
            number("probability", open.probability());
            text("stage", open.stage() == null ? null : open.stage().name());
            context(open.context());
        } else if (fact instanceof Described described) {
            text("entity", Export.word(described.entity()));
            text("name", described.name().isEmpty() ? null : described.name());
            var attributes = Json.createObjectBuilder();
            new TreeMap<>(described.attributes()).forEach((name, text) -> attributes.add(name, said(text)));
            json.add("attributes", attributes);
        } else if (fact instanceof Cost cost) {
            money(cost.value());
            at("at", cost.at());
            text("until", cost.until());
            text("kind", cost.kind());
            context(cost.context());
        } else if (fact instanceof Total total) {
            total(total);
        } else if (fact instanceof Rate rate) {
            text("currency", rate.currency().getCurrencyCode());
            text("at", rate.at());
            number("value", rate.value());
        } else if (fact instanceof Retracted retracted) {
            text("record", retracted.record());
            text("slot", retracted.slot());
            at("at", retracted.at());
        } else {
            throw new IllegalArgumentException("a fact without a form: " + fact);
        }
    }

    private void total(Total total) {
        text("stage", total.stage() == null ? null : total.stage().name());
        text("outcome", total.outcome() == null ? null : Export.word(total.outcome()));
        text("kind", total.kind());
        json.add("count", total.count());
        text("at", total.at());
        text("per", total.per());
        money(total.value());
        json.add("estimate", total.estimate());
        context(total.context());
    }

    private void context(Context context) {
        text("owner", context.owner());
        text("channel", context.channel());
        text("campaign", context.campaign());
        text("company", context.company());
        text("product", context.product());
        text("contact", context.contact());
    }

    private void at(String name, @Nullable At at) {
        if (at instanceof At.Day day) {
            text(name, day.date());
        } else if (at instanceof At.Moment moment) {
            text(name, moment.instant());
        }
    }

    private void money(@Nullable Money money) {
        if (money != null) {
            int digits = Math.max(0, money.currency().getDefaultFractionDigits());
            json.add("value", BigDecimal.valueOf(money.minor(), digits));
            json.add("currency", money.currency().getCurrencyCode());
        }
    }

    private void number(String name, @Nullable BigDecimal number) {
        if (number != null) {
            json.add(name, number);
        }
    }

    private void text(String name, @Nullable Object text) {
        if (text != null) {
            json.add(name, said(text.toString()));
        }
    }

    /** A person is told by the id of {@code people.jsonl}. */
    static JsonValue said(String text) {
        return People.idIn(text)
                .<JsonValue>map(
                        id -> Json.createObjectBuilder().add("person", id).build())
                .orElseGet(() -> Json.createValue(text));
    }
}
