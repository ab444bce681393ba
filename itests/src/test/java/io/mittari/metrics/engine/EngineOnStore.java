package io.mittari.metrics.engine;

import io.mittari.metrics.engine.image.ImageFolders;
import io.mittari.metrics.engine.ingest.Indexes;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.store.derby.DerbyStore;
import java.time.Clock;

/** The shipped engine with a clock that tests move. */
public final class EngineOnStore {

    private EngineOnStore() {}

    /** One that remembers nothing: all it knows stands in the store. */
    public static MetricsEngine on(DerbyStore store, Clock clock) {
        return new MetricsEngine(
                store,
                store,
                new People(store, new byte[32]),
                clock,
                Indexes.in(null),
                ImageFolders.none(),
                50_000_000);
    }
}
