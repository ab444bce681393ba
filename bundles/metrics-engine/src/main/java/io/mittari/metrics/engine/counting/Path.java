package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.engine.view.FactsView;
import org.jspecify.annotations.Nullable;

/**
 * The way of one opportunity through the stages, read one opportunity after the other into the same fields: nothing is
 * made per opportunity. For one thread.
 */
public final class Path {

    /** No such day. */
    public static final int NEVER = FactsView.NEVER;

    private final Population population;
    private final int[] @Nullable [] entered;
    private final boolean[] @Nullable [] undatedOwn;
    private final @Nullable Outcome[] outcome;
    private final int[] closeDay;
    private final boolean[] further;
    private final boolean passing;
    private final int stages;
    private final int winning;

    private final int[] own;
    private final int[] day;
    private final boolean[] ownUndated;
    private final boolean[] stood;

    public Path(Population population) {
        var view = population.view();
        this.population = population;
        this.stages = population.stages().size();
        this.entered = new int[stages][];
        this.undatedOwn = new boolean[stages][];
        for (int s = 0; s < stages; s++) {
            var stage = population.stages().get(s);
            if (view.stages().contains(stage)) {
                entered[s] = view.entered(stage);
                undatedOwn[s] = view.undated(stage);
            }
        }
        this.outcome = view.outcome();
        this.closeDay = view.closeDay();
        this.further = view.further();
        this.passing = view.settings().skippedPassed();
        this.winning = population.endsInWinning() ? stages - 1 : -1;
        this.own = new int[stages];
        this.day = new int[stages];
        this.ownUndated = new boolean[stages];
        this.stood = new boolean[stages];
    }

    /** Reads the way of an opportunity by C6, C8, C9 and C15; what the other methods say is about it. */
    public void read(int opportunity) {
        int later = NEVER;
        boolean laterStood = false;
        for (int s = stages - 1; s >= 0; s--) {
            own[s] = own(s, opportunity);
            var unknown = undatedOwn[s];
            ownUndated[s] = own[s] == NEVER && unknown != null && unknown[opportunity];
            day[s] = own[s] != NEVER ? own[s] : passing ? later : NEVER;
            stood[s] = day[s] != NEVER || ownUndated[s] || (passing && laterStood);
            later = own[s] != NEVER && (later == NEVER || own[s] < later) ? own[s] : later;
            laterStood |= stood[s];
        }
        for (int s = 0; further[opportunity] && s < stages && own[s] == NEVER && !ownUndated[s]; s++) {
            day[s] = NEVER;
            stood[s] = false;
        }
    }

    /** e(s): the day of entry, own or passed; NEVER if there is none that is dated. */
    public int day(int stage) {
        return day[stage];
    }

    /** The earliest dated entry of its own; NEVER if none. */
    public int own(int stage) {
        return own[stage];
    }

    /** Whether it has been in the stage, dated or not. */
    public boolean stood(int stage) {
        return stood[stage];
    }

    /** Whether its only own entry is not dated. */
    public boolean ownUndated(int stage) {
        return ownUndated[stage];
    }

    /** The stage whose own entry makes it count in this one: this one itself, or the later one that implies it. */
    public int behind(int stage) {
        for (int s = stage; s < stages; s++) {
            if (day[stage] == NEVER ? ownUndated[s] : own[s] == day[stage]) {
                return s;
            }
        }
        return stage;
    }

    /** The furthest stage with an own entry, dated or not; -1 if there is none. */
    public int furthest() {
        for (int s = stages - 1; s >= 0; s--) {
            if (own[s] != NEVER || ownUndated[s]) {
                return s;
            }
        }
        return -1;
    }

    /** The earliest dated entry of its own into any stage; NEVER if none. Winning is none. */
    public int start(int opportunity) {
        int first = first(opportunity);
        return first < 0 ? NEVER : entry(first, opportunity);
    }

    /** The stage of that entry; -1 if there is none. */
    public int first(int opportunity) {
        int first = -1;
        for (int s = 0; s < stages; s++) {
            int entry = entry(s, opportunity);
            first = entry != NEVER && (first < 0 || entry < entry(first, opportunity)) ? s : first;
        }
        return first;
    }

    private int own(int stage, int opportunity) {
        int entry = entry(stage, opportunity);
        if (stage == winning && population.closed(opportunity) && outcome[opportunity] == Outcome.WON) {
            return entry == NEVER ? closeDay[opportunity] : Math.min(entry, closeDay[opportunity]);
        }
        return entry;
    }

    private int entry(int stage, int opportunity) {
        var days = entered[stage];
        return days == null || days[opportunity] > population.today() ? NEVER : days[opportunity];
    }
}
