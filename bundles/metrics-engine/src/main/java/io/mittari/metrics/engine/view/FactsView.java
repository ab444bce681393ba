package io.mittari.metrics.engine.view;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.tenant.TenantSettings;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's facts as they stood at one sequence: linked keys folded into opportunities (C6), instants put on days of
 * the tenant's zone (C1), retractions and reopenings done (C16). Immutable.
 *
 * <p>Columns are arrays with one element per opportunity, {@code 0 … size()-1}; they are the view's own and never to be
 * written to. Days are epoch days; {@link #NEVER} where there is none. Amounts are minor units; {@link #NO_VALUE} where
 * there is none.
 */
public interface FactsView {

    /** No such day. */
    int NEVER = Integer.MIN_VALUE;

    /** No amount was given. */
    long NO_VALUE = Long.MIN_VALUE;

    /** No value of a dimension was given. */
    int BLANK = -1;

    long sequence();

    /**
     * The same facts with the closes that stood on an earlier day: one that was undone later stands again, one that
     * came later does not stand yet (C2, C16). All else is left to the reader to cut at the day.
     *
     * @param today epoch day
     */
    FactsView asOf(int today);

    /**
     * The same facts, counted with other settings.
     *
     * @throws Unavailable if there is no room for them beside this
     */
    FactsView under(TenantSettings settings) throws Unavailable;

    /** Asked for by who compares views; made anew for each that asks. */
    Traces traces();

    TenantSettings settings();

    /** How many facts of it cannot be read, or 0 if that is not known; empty: none is missing. */
    OptionalLong missing();

    /** Number of the key that an opportunity is named by, the same in every view of its tenant. */
    int number(int opportunity);

    /** Number of opportunities. */
    int size();

    /** The first key by which the sources name it. */
    String key(int opportunity);

    /** Index into {@link #funnels()} of the funnel each goes through. */
    int[] funnel();

    List<String> funnels();

    /** Whether each is a further deal of a lead, so that it begins at its first own stage (C6). */
    boolean[] further();

    /** Every stage that any source ever gave, in order of name; what the columns below are asked with. */
    Set<Stage> stages();

    /** Earliest dated own entry of each opportunity into the stage; NEVER if none. */
    int[] entered(Stage stage);

    /** Own entries into the stage on later days than that. */
    ReEntries reEntries(Stage stage);

    /** Whether it has an own entry into the stage that is not dated. */
    boolean[] undated(Stage stage);

    /** Day of the last standing close; NEVER: not closed. */
    int[] closeDay();

    /** Its outcome; null where not closed. */
    @Nullable
    Outcome[] outcome();

    long[] closeValue();

    /** Index into {@link #currencies()} for close and open value, where there is one. */
    byte[] closeCurrency();

    /** Value, currency, expected close day and probability (NaN: none) of the newest standing open fact. */
    long[] openValue();

    byte[] openCurrency();

    int[] expectedDay();

    double[] probability();

    /** Last open value before the close, for the value of lost ones (C20); NO_VALUE if none. */
    long[] valueBeforeClose();

    List<Currency> currencies();

    /** Names of all attributes that any opportunity has, itself or through a reference. */
    Set<String> dimensions();

    /** Code of each opportunity's value in a dimension, BLANK if none; all BLANK for a dimension nobody has. */
    int[] codes(String dimension);

    /** The value behind a code. */
    String label(String dimension, int code);

    /** Value of one unit of the currency in the tenant's on the last rate day on or before; from facts, then settings. */
    Optional<BigDecimal> rate(Currency currency, LocalDate day);

    List<TotalFact> totals();

    List<CostFact> costs();

    /** One per source that ever delivered. */
    List<Coverage> coverage();

    /** Where the own entry behind {@link #entered} (or the undated one) comes from. */
    Provenance entryProvenance(int opportunity, Stage stage);

    Provenance closeProvenance(int opportunity);

    /**
     * @param source number space of the key
     * @param sequence from which the fact holds
     */
    record Provenance(String source, Origin origin, long sequence) {}

    /** @param fact its number, as {@link Traces} has it */
    record TotalFact(Total total, Provenance provenance, int fact) {}

    /**
     * Later entries (C8), each day of an opportunity once.
     *
     * @param opportunities and days side by side; never to be written to
     */
    @SuppressWarnings("ArrayRecordComponent") // two columns
    record ReEntries(int[] opportunities, int[] days) {

        public int size() {
            return days.length;
        }
    }

    /** @param day the day it counts on, in the tenant's zone */
    record CostFact(Cost cost, LocalDate day, Provenance provenance) {}

    /**
     * Which time a source covers (C4).
     *
     * @param stages it ever gave, and whether it ever gave closes
     * @param firstFact the day of its earliest dated fact; null if all are undated
     * @param lastDelivery the day, in the tenant's zone, of its last successful delivery
     */
    record Coverage(
            String source,
            Set<Stage> stages,
            boolean closes,
            @Nullable LocalDate firstFact,
            LocalDate lastDelivery) {}
}
