package io.mittari.metrics.engine.journal;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the fields of facts; {@link FactReader} reads them in the same order. */
final class FactWriter {

    private final BlockWriter block;
    private long lastDay;
    private long lastSecond;

    FactWriter(BlockWriter block) {
        this.block = block;
    }

    void restart() {
        lastDay = 0;
        lastSecond = 0;
    }

    void write(FactRow row) {
        var facts = block.out(Column.FACTS);
        facts.raw(row.kind().code() << 1 | (row.lasting() ? 1 : 0));
        facts.number(block.text(row.slot()));
        switch (row.kind()) {
            case STAGE -> stage((StageEntered) row.fact());
            case CLOSED -> closed((Closed) row.fact());
            case OPEN -> open((Open) row.fact());
            case DESCRIBED -> described((Described) row.fact());
            case COST -> cost((Cost) row.fact());
            case TOTAL -> total((Total) row.fact());
            case RATE -> rate((Rate) row.fact());
            case RETRACTED -> retracted((Retracted) row.fact());
            case LINK, FROM -> keys(row.keys());
        }
    }

    private void stage(StageEntered fact) {
        text(fact.stage().name());
        at(fact.at());
        context(fact.context());
    }

    private void closed(Closed fact) {
        text(fact.outcome().name());
        at(fact.at());
        money(fact.value());
        maybe(fact.reason());
        context(fact.context());
    }

    private void open(Open fact) {
        at(fact.at());
        money(fact.value());
        day(fact.expected());
        maybe(fact.probability() == null ? null : fact.probability().toString());
        maybe(fact.stage() == null ? null : fact.stage().name());
        context(fact.context());
    }

    /** Attributes by name: their order in a map is another in each run, and what is written shall not be. */
    private void described(Described fact) {
        text(fact.entity().name());
        text(fact.name());
        var names = fact.attributes().keySet().toArray(new String[0]);
        Arrays.sort(names);
        number(names.length);
        for (var name : names) {
            text(name);
            text(Objects.requireNonNull(fact.attributes().get(name)));
        }
    }

    private void cost(Cost fact) {
        money(fact.value());
        at(fact.at());
        day(fact.until());
        text(fact.kind().name());
        context(fact.context());
    }

    private void total(Total fact) {
        maybe(fact.stage() == null ? null : fact.stage().name());
        maybe(fact.outcome() == null ? null : fact.outcome().name());
        maybe(fact.kind());
        number(fact.count());
        day(fact.at());
        text(fact.per().name());
        money(fact.value());
        number(fact.estimate() ? 1 : 0);
        context(fact.context());
    }

    private void rate(Rate fact) {
        text(fact.currency().getCurrencyCode());
        day(fact.at());
        text(fact.value().toString());
    }

    private void retracted(Retracted fact) {
        text(fact.record());
        maybe(fact.slot());
        at(fact.at());
    }

    private void keys(int[] keys) {
        number(keys.length);
        for (int key : keys) {
            number(key);
        }
    }

    private void context(Context context) {
        number(context.equals(Context.NONE) ? 0 : 1);
        if (!context.equals(Context.NONE)) {
            maybe(context.owner());
            maybe(context.channel());
            maybe(context.campaign());
            maybe(context.company());
            maybe(context.product());
            maybe(context.contact());
        }
    }

    private void number(long value) {
        block.out(Column.FIELDS).number(value);
    }

    private void text(String text) {
        number(block.text(text));
    }

    private void maybe(@Nullable String text) {
        number(text == null ? 0 : block.text(text) + 1L);
    }

    private void money(@Nullable Money money) {
        maybe(money == null ? null : money.currency().getCurrencyCode());
        if (money != null) {
            block.out(Column.AMOUNTS).signed(money.minor());
        }
    }

    private void day(@Nullable LocalDate day) {
        at(day == null ? null : At.day(day));
    }

    private void at(@Nullable At at) {
        var times = block.out(Column.TIMES);
        if (at == null) {
            times.number(FactReader.NO_TIME);
        } else if (at instanceof At.Day day) {
            long epochDay = day.date().toEpochDay();
            times.number(tagged(epochDay - lastDay, FactReader.DAY));
            lastDay = epochDay;
        } else if (at instanceof At.Moment moment) {
            var instant = moment.instant();
            long second = instant.getEpochSecond();
            int nano = instant.getNano();
            times.number(tagged(second - lastSecond, nano == 0 ? FactReader.SECOND : FactReader.NANO));
            lastSecond = second;
            if (nano != 0) {
                times.number(nano);
            }
        }
    }

    private static long tagged(long difference, int tag) {
        return ((difference << 1) ^ (difference >> 63)) << 2 | tag;
    }
}
