package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.KeyRow;
import io.mittari.metrics.engine.journal.RecordRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/** Blocks of a journal in which each record is an opportunity of its own: a lead, a close, a channel. */
final class MadeBlocks {

    static final int RECORDS = 500;
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private int record;
    private int ordinal;
    private long sequence;

    /** The next block, of a sequence of its own. */
    Block next() {
        var keys = new ArrayList<KeyRow>();
        var records = new ArrayList<RecordRow>();
        int firstKey = record;
        int firstOrdinal = ordinal;
        for (int i = 0; i < RECORDS; i++) {
            keys.add(new KeyRow("crm", "deal", "D-" + record));
            records.add(record());
        }
        return new Block(++sequence, firstOrdinal, firstKey, keys, records, new int[0]);
    }

    private RecordRow record() {
        var day = START.plusDays(record % 700);
        var facts = List.of(
                FactRow.of("lead", false, new StageEntered(new Stage("lead"), At.day(day), Context.NONE)),
                FactRow.of(
                        "closed",
                        false,
                        new Closed(Outcome.WON, At.day(day.plusDays(9)), new Money(record, EUR), null, Context.NONE)),
                FactRow.of(
                        "described",
                        false,
                        new Described(Entity.OPPORTUNITY, "", Map.of("channel", "c" + record % 9))));
        var row = new RecordRow(
                record,
                "crm",
                "deal",
                0,
                "D-" + record,
                1,
                "main",
                record,
                true,
                null,
                new Origin("deals.csv", record),
                ordinal,
                new int[0],
                facts);
        record++;
        ordinal += facts.size();
        return row;
    }
}
