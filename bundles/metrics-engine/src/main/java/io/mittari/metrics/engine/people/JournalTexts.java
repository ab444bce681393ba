package io.mittari.metrics.engine.people;

import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.Kind;
import org.jspecify.annotations.Nullable;

/** All texts of a journal that came from a source, each with the place it stands in. */
final class JournalTexts {

    private JournalTexts() {}

    /** Takes texts. */
    @FunctionalInterface
    interface Reader {

        /** @param place in words: {@code attribute 'team'} */
        void text(String place, String text);
    }

    /** Keys and record keys of a block, and the names of files; not what stands in facts. */
    static void ofRecords(Block block, Reader reader) {
        for (var key : block.keys()) {
            reader.text("keys of source '%s'".formatted(key.source()), key.id());
        }
        for (var row : block.records()) {
            reader.text("record keys of entry '%s'".formatted(row.entry()), row.key());
            reader.text("names of files", row.origin().place());
        }
    }

    static void of(FactRow row, Reader reader) {
        reader.text("slots of facts", row.slot());
        if (row.kind() != Kind.LINK && row.kind() != Kind.FROM) {
            of(row.fact(), reader);
        }
    }

    private static void of(Fact fact, Reader reader) {
        if (fact instanceof Described described) {
            reader.text("names of each " + described.entity().word(), described.name());
            described.attributes().forEach((name, value) -> reader.text("attribute '%s'".formatted(name), value));
        } else if (fact instanceof Closed closed) {
            maybe("reasons of closes", closed.reason(), reader);
            of(closed.context(), reader);
        } else if (fact instanceof StageEntered entered) {
            of(entered.context(), reader);
        } else if (fact instanceof Open open) {
            of(open.context(), reader);
        } else if (fact instanceof Cost cost) {
            of(cost.context(), reader);
        } else if (fact instanceof Total total) {
            maybe("kinds of totals", total.kind(), reader);
            of(total.context(), reader);
        } else if (fact instanceof Retracted retracted) {
            reader.text("record keys taken back", retracted.record());
        }
    }

    private static void of(Context context, Reader reader) {
        if (!context.equals(Context.NONE)) {
            maybe("field 'owner'", context.owner(), reader);
            maybe("field 'channel'", context.channel(), reader);
            maybe("field 'campaign'", context.campaign(), reader);
            maybe("field 'company'", context.company(), reader);
            maybe("field 'product'", context.product(), reader);
            maybe("field 'contact'", context.contact(), reader);
        }
    }

    private static void maybe(String place, @Nullable String text, Reader reader) {
        if (text != null) {
            reader.text(place, text);
        }
    }
}
