package io.mittari.metrics.engine.view;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.engine.view.FactsView.Provenance;
import java.util.List;

/**
 * Which facts are behind the columns of a view. A version of a fact has the same number in every view of its tenant, and
 * so has a key; by these two views of one tenant are compared.
 */
public interface Traces {

    /** No such fact, key or opportunity. */
    int NONE = -1;

    /** Number of the key that an opportunity is named by. */
    int key(int opportunity);

    /** The opportunity that has the key; {@link #NONE} if nothing is said of it. */
    int holder(int key);

    /** The entry that counts. */
    int entry(int opportunity, Stage stage);

    /** The last standing close. */
    int close(int opportunity);

    /** What gave it its value before the close. */
    int value(int opportunity);

    /** What gave it its value in a dimension; where that is reached through a reference, the newer fact of both. */
    int description(int opportunity, String dimension);

    /** The newest fact that joins its keys, or says what it came out of. */
    int link(int opportunity);

    Provenance provenance(int fact);

    /** The sequence from which a fact that stood once stands no more; 0 if it stands. */
    long ended(int fact);

    /** Rates that sources gave. */
    List<RateFact> rates();

    record RateFact(Rate rate, Provenance provenance, int fact) {}
}
