package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.engine.view.Traces;
import java.util.Optional;

/**
 * What a fact says of an opportunity: of each only one counts.
 *
 * @param stage that was entered; empty for a close, or a value
 */
record Slot(String name, Optional<Stage> stage) {

    static final Slot CLOSE = new Slot("close", Optional.empty());

    /** The value before the close. */
    static final Slot VALUE = new Slot("value", Optional.empty());

    static Slot of(Stage stage) {
        return new Slot("stage " + stage, Optional.of(stage));
    }

    int fact(Traces traces, int opportunity) {
        return stage.map(entered -> traces.entry(opportunity, entered))
                .orElseGet(() -> equals(CLOSE) ? traces.close(opportunity) : traces.value(opportunity));
    }

    @Override
    public String toString() {
        return name;
    }
}
