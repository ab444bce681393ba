package io.mittari.itests.connectors.feed;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import java.time.LocalDate;
import java.util.List;

/**
 * A line: {@code id;deal;stage;day}.
 *
 * @param id of the line, the same whenever it comes
 */
record FeedLine(String id, String deal, Stage stage, LocalDate day) {

    /** @throws IllegalArgumentException if it is none */
    static FeedLine of(String id, String deal, String stage, String day) {
        return new FeedLine(id, deal, new Stage(stage), LocalDate.parse(day));
    }

    SourceRecord record(Origin origin) {
        var fact = new StageEntered(stage, At.day(day), Context.NONE);
        return new SourceRecord(
                "feed",
                0,
                id,
                "main",
                new ObjectKey("", deal),
                List.of(),
                null,
                null,
                List.of(new Slot("stage/" + stage, false, fact)),
                origin);
    }
}
