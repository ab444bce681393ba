package io.mittari.metrics.engine.formula;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.engine.view.FactsView.TotalFact;

/** Takes the facts behind a number, in any order. */
public interface Evidence {

    /**
     * An entry into a stage, or the win that counts as one.
     *
     * @param day NEVER: undated
     */
    void entry(int opportunity, Stage stage, int day, String role);

    void close(int opportunity, String role);

    /** The open fact that gave a lost one the value it had before. */
    default void valueBefore(int opportunity) {}

    void total(TotalFact fact, String role);
}
