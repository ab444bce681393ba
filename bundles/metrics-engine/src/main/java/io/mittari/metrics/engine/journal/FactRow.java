package io.mittari.metrics.engine.journal;

import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A fact in its slot. Links name keys by their numbers in the tenant's journal; all else is as the source gave it. */
public final class FactRow {

    /** Slots that a record has besides those its source names. */
    public static final String SAME_AS = "\u0000same";

    public static final String FROM = "\u0000from";

    private static final int[] NO_KEYS = {};

    private final String slot;
    private final boolean lasting;
    private final Kind kind;
    private final @Nullable Fact fact;
    private final int[] keys;

    private FactRow(String slot, boolean lasting, Kind kind, @Nullable Fact fact, int[] keys) {
        this.slot = slot;
        this.lasting = lasting;
        this.kind = kind;
        this.fact = fact;
        this.keys = keys;
    }

    /** Any fact but a link. */
    public static FactRow of(String slot, boolean lasting, Fact fact) {
        return new FactRow(slot, lasting, kindOf(fact), fact, NO_KEYS);
    }

    /** All these keys are one opportunity. */
    public static FactRow link(String slot, boolean lasting, int[] keys) {
        return new FactRow(slot, lasting, Kind.LINK, null, keys);
    }

    /** The subject came out of the opportunity with this key. */
    public static FactRow from(int key) {
        return new FactRow(FROM, false, Kind.FROM, null, new int[] {key});
    }

    static FactRow keys(String slot, boolean lasting, Kind kind, int[] keys) {
        return new FactRow(slot, lasting, kind, null, keys);
    }

    public String slot() {
        return slot;
    }

    public boolean lasting() {
        return lasting;
    }

    public Kind kind() {
        return kind;
    }

    /** The fact of a row that is not {@link Kind#LINK} or {@link Kind#FROM}. */
    public Fact fact() {
        return Objects.requireNonNull(fact);
    }

    /** The keys of a row that is; never to be written to. */
    public int[] keys() {
        return keys;
    }

    public boolean says(FactRow other) {
        return kind == other.kind && Objects.equals(fact, other.fact) && Arrays.equals(keys, other.keys);
    }

    private static Kind kindOf(Fact fact) {
        if (fact instanceof StageEntered) {
            return Kind.STAGE;
        } else if (fact instanceof Closed) {
            return Kind.CLOSED;
        } else if (fact instanceof Open) {
            return Kind.OPEN;
        } else if (fact instanceof Described) {
            return Kind.DESCRIBED;
        } else if (fact instanceof Cost) {
            return Kind.COST;
        } else if (fact instanceof Total) {
            return Kind.TOTAL;
        } else if (fact instanceof Rate) {
            return Kind.RATE;
        } else if (fact instanceof Retracted) {
            return Kind.RETRACTED;
        }
        throw new IllegalArgumentException("a link names keys by number: " + ((Link) fact).keys());
    }
}
