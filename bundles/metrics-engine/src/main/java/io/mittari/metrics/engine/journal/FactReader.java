package io.mittari.metrics.engine.journal;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of facts in the order {@link FactWriter} wrote them. */
final class FactReader {

    static final int NO_TIME = 0;
    static final int DAY = 1;
    static final int SECOND = 2;
    static final int NANO = 3;

    private final String[] texts;
    private final In facts;
    private final In times;
    private final In amounts;
    private final In fields;
    private final @Nullable Stage[] stages;
    private final @Nullable Currency[] currencies;
    private long lastDay;
    private long lastSecond;

    FactReader(String[] texts, In facts, In times, In amounts, In fields) {
        this.texts = texts;
        this.facts = facts;
        this.times = times;
        this.amounts = amounts;
        this.fields = fields;
        this.stages = new @Nullable Stage[texts.length];
        this.currencies = new @Nullable Currency[texts.length];
    }

    FactRow read() {
        int head = facts.raw();
        var kind = Kind.of(head >> 1);
        boolean lasting = (head & 1) == 1;
        var slot = textAt(facts.count());
        return switch (kind) {
            case STAGE -> FactRow.of(slot, lasting, new StageEntered(stage(fields.count()), at(), context()));
            case CLOSED -> FactRow.of(slot, lasting, closed());
            case OPEN -> FactRow.of(slot, lasting, open());
            case DESCRIBED -> FactRow.of(slot, lasting, described());
            case COST -> FactRow.of(slot, lasting, cost());
            case TOTAL -> FactRow.of(slot, lasting, total());
            case RATE ->
                FactRow.of(slot, lasting, new Rate(currency(fields.count()), there(day()), new BigDecimal(text())));
            case RETRACTED -> FactRow.of(slot, lasting, new Retracted(text(), maybe(), at()));
            case LINK, FROM -> FactRow.keys(slot, lasting, kind, keys());
        };
    }

    private Closed closed() {
        return new Closed(Outcome.valueOf(text()), there(at()), money(), maybe(), context());
    }

    private Open open() {
        var at = there(at());
        var value = money();
        var expected = day();
        var probability = maybe();
        int stage = fields.count();
        return new Open(
                at,
                value,
                expected,
                probability == null ? null : new BigDecimal(probability),
                stage == 0 ? null : stage(stage - 1),
                context());
    }

    private Described described() {
        var entity = Entity.valueOf(text());
        var name = text();
        int count = fields.count();
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < count; i++) {
            attributes.put(text(), text());
        }
        return new Described(entity, name, attributes);
    }

    private Cost cost() {
        return new Cost(there(money()), there(at()), day(), Cost.Kind.valueOf(text()), context());
    }

    private Total total() {
        int stage = fields.count();
        var outcome = maybe();
        return new Total(
                stage == 0 ? null : stage(stage - 1),
                outcome == null ? null : Outcome.valueOf(outcome),
                maybe(),
                fields.number(),
                there(day()),
                Total.Per.valueOf(text()),
                money(),
                fields.count() == 1,
                context());
    }

    private int[] keys() {
        int count = fields.count();
        fields.holds(count);
        var keys = new int[count];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = fields.count();
        }
        return keys;
    }

    private Context context() {
        return fields.count() == 0 ? Context.NONE : new Context(maybe(), maybe(), maybe(), maybe(), maybe(), maybe());
    }

    private Stage stage(int text) {
        var name = textAt(text);
        var stage = stages[text];
        if (stage == null) {
            stage = new Stage(name);
            stages[text] = stage;
        }
        return stage;
    }

    private Currency currency(int text) {
        var code = textAt(text);
        var currency = currencies[text];
        if (currency == null) {
            currency = Currency.getInstance(code);
            currencies[text] = currency;
        }
        return currency;
    }

    private String text() {
        return textAt(fields.count());
    }

    private @Nullable String maybe() {
        int text = fields.count();
        return text == 0 ? null : textAt(text - 1);
    }

    private String textAt(int number) {
        return BlockReader.textAt(texts, number);
    }

    /** What kinds of facts cannot be without. */
    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new DamagedBlock("a fact without its time or amount");
        }
        return value;
    }

    private @Nullable Money money() {
        int currency = fields.count();
        return currency == 0 ? null : new Money(amounts.signed(), currency(currency - 1));
    }

    private @Nullable LocalDate day() {
        return at() instanceof At.Day day ? day.date() : null;
    }

    private @Nullable At at() {
        long tagged = times.number();
        if (tagged == NO_TIME) {
            return null;
        }
        long zigzag = tagged >>> 2;
        long difference = (zigzag >>> 1) ^ -(zigzag & 1);
        int tag = (int) (tagged & 3);
        if (tag == DAY) {
            lastDay = Math.addExact(lastDay, difference);
            return At.day(LocalDate.ofEpochDay(lastDay));
        }
        lastSecond = Math.addExact(lastSecond, difference);
        return At.instant(Instant.ofEpochSecond(lastSecond, tag == NANO ? times.number() : 0));
    }
}
