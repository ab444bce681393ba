package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Hash of what a record says: all of it but where it was found. Its form stands in journals and must not change. */
final class ContentHash {

    private final Hash hash;
    private final Hash texts;

    ContentHash(Hash hash, Hash texts) {
        this.hash = hash;
        this.texts = texts;
    }

    long of(SourceRecord record) {
        hash.restart().add(record.rank()).add(record.funnel());
        key(record.subject());
        hash.add(record.sameAs().size());
        record.sameAs().forEach(this::key);
        key(record.from());
        hash.add(record.version() == null ? 0 : 1, record.version() == null ? 0 : record.version());
        for (var slot : record.slots()) {
            hash.add(slot.name()).add(slot.lasting() ? 1 : 0);
            fact(slot.fact());
        }
        long result = hash.high();
        return result == 0 ? 1 : result;
    }

    private void fact(Fact fact) {
        if (fact instanceof StageEntered entered) {
            hash.add(1).add(entered.stage().name());
            at(entered.at());
            context(entered.context());
        } else if (fact instanceof Closed closed) {
            hash.add(2).add(closed.outcome().word());
            at(closed.at());
            money(closed.value());
            text(closed.reason());
            context(closed.context());
        } else if (fact instanceof Open open) {
            hash.add(3);
            at(open.at());
            money(open.value());
            day(open.expected());
            text(open.probability() == null ? null : open.probability().toString());
            text(open.stage() == null ? null : open.stage().name());
            context(open.context());
        } else if (fact instanceof Described described) {
            hash.add(4).add(described.entity().word()).add(described.name());
            attributes(described);
        } else {
            rarer(fact);
        }
    }

    private void rarer(Fact fact) {
        if (fact instanceof Cost cost) {
            hash.add(5);
            money(cost.value());
            at(cost.at());
            day(cost.until());
            hash.add(cost.kind().word());
            context(cost.context());
        } else if (fact instanceof Total total) {
            hash.add(6).add(total.count()).add(total.per().name()).add(total.estimate() ? 1 : 0);
            text(total.stage() == null ? null : total.stage().name());
            text(total.outcome() == null ? null : total.outcome().word());
            text(total.kind());
            day(total.at());
            money(total.value());
            context(total.context());
        } else if (fact instanceof Rate rate) {
            hash.add(7).add(rate.currency().getCurrencyCode()).add(rate.value().toString());
            day(rate.at());
        } else if (fact instanceof Link link) {
            hash.add(8).add(link.keys().size());
            link.keys().forEach(this::key);
        } else if (fact instanceof Retracted retracted) {
            hash.add(9).add(retracted.record());
            text(retracted.slot());
            at(retracted.at());
        }
    }

    /** Attributes have no order. */
    private void attributes(Described described) {
        long sum = 0;
        for (var attribute : described.attributes().entrySet()) {
            sum += texts.restart()
                    .add(attribute.getKey())
                    .add(attribute.getValue())
                    .high();
        }
        hash.add(described.attributes().size(), sum);
    }

    private void key(@Nullable ObjectKey key) {
        if (key == null) {
            hash.add(0, 2);
        } else {
            hash.add(key.kind()).add(key.id());
        }
    }

    private void at(@Nullable At at) {
        if (at instanceof At.Day day) {
            hash.add(day.date().toEpochDay(), 3);
        } else if (at instanceof At.Moment moment) {
            var instant = moment.instant();
            hash.add(instant.getEpochSecond(), 4).add(instant.getNano());
        } else {
            hash.add(0, 5);
        }
    }

    private void day(@Nullable LocalDate day) {
        at(day == null ? null : At.day(day));
    }

    private void money(@Nullable Money money) {
        if (money == null) {
            hash.add(0, 6);
        } else {
            hash.add(money.minor(), 7).add(money.currency().getCurrencyCode());
        }
    }

    private void text(@Nullable String text) {
        if (text == null) {
            hash.add(0, 8);
        } else {
            hash.add(text);
        }
    }

    private void context(Context context) {
        if (!context.equals(Context.NONE)) {
            text(context.owner());
            text(context.channel());
            text(context.campaign());
            text(context.company());
            text(context.product());
            text(context.contact());
        }
        hash.add(0, 9);
    }
}
