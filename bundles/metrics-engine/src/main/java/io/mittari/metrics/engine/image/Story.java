package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.engine.journal.Kind;
import io.mittari.metrics.engine.view.FactsView;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All that stands of one opportunity, and what follows from it. Of two that say the same the one that came first is
 * named; nothing else depends on the order of arrival. Filled again and again; not for two threads.
 */
final class Story {

    static final int NOTHING = -1;

    final Places stages = new Places();
    final Places closes = new Places();
    final Places opens = new Places();
    final Places descriptions = new Places();

    /** Origins: as a deal, of leads it came out of. */
    final Places froms = new Places();

    /** Open facts that stood once. */
    private final Places formerOpens = new Places();

    private final Point point;
    private final Image image;
    private final int main;

    /** Number of the text of its funnel, plus one; 0: the main one. */
    int funnel;

    Story(Point point, int main) {
        this.point = point;
        this.image = point.image;
        this.main = main;
    }

    void begin() {
        stages.clear();
        closes.clear();
        opens.clear();
        descriptions.clear();
        froms.clear();
        formerOpens.clear();
        funnel = 0;
    }

    void add(int key) {
        for (int row = image.ways.lastRow(key); row >= 0; row = image.ways.rowBefore(row)) {
            if (row < point.rows) {
                int end = point.end(row);
                for (int ordinal = image.rowOrdinals.get(row); ordinal < end; ordinal++) {
                    add(row, ordinal);
                }
            }
        }
    }

    private void add(int row, int ordinal) {
        var kind = Image.kind(image.kinds.get(ordinal));
        int place = image.places.get(ordinal);
        if (!point.stands(ordinal)) {
            // which older versions are known depends on the order in which they came: only what has none is history
            if (kind == Kind.OPEN && image.rowVersioned.get(row) == 0) {
                formerOpens.add(place);
            }
            return;
        }
        switch (kind) {
            case STAGE -> stages.add(place);
            case CLOSED -> closes.add(place);
            case OPEN -> opens.add(place);
            case DESCRIBED -> {
                if (!point.isOfOpportunity(place)) {
                    return;
                }
                descriptions.add(place);
            }
            case FROM -> {
                froms.add(place);
                return;
            }
            default -> {
                return;
            }
        }
        if (image.says.get(ordinal) != Image.SAYS_NOTHING) {
            descriptions.add(image.says.get(ordinal));
        }
        addFunnel(image.rowFunnels.get(row));
    }

    /** Another one than main, if any of its records names it; of several the first by name. */
    private void addFunnel(int name) {
        if (name != main
                && name + 1 != funnel
                && (funnel == 0 || image.texts.text(name).compareTo(image.texts.text(funnel - 1)) < 0)) {
            funnel = name + 1;
        }
    }

    /** Whether anything is said of it. */
    boolean isTold() {
        return stages.size() + closes.size() + opens.size() + descriptions.size() > 0;
    }

    /** The earliest day of any stage; {@link Integer#MAX_VALUE}: none. */
    int firstDay() {
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < stages.size(); i++) {
            int day = stageDay(stages.get(i));
            if (day != FactsView.NEVER) {
                first = Math.min(first, day);
            }
        }
        return first;
    }

    int stageDay(int stage) {
        return point.day(image.stageMoments.get(stage));
    }

    int closeDay(int close) {
        return point.day(image.closeMoments.get(close));
    }

    /** The entry into a stage that counts: the earliest dated, else one that is not dated (C8). */
    int entry(int name) {
        int best = NOTHING;
        int bestDay = FactsView.NEVER;
        for (int i = 0; i < stages.size(); i++) {
            int stage = stages.get(i);
            if (image.stageNames.get(stage) == name) {
                int day = stageDay(stage);
                boolean better = best == NOTHING
                        || (day == bestDay
                                ? stage < best
                                : day != FactsView.NEVER && (bestDay == FactsView.NEVER || day < bestDay));
                if (better) {
                    best = stage;
                    bestDay = day;
                }
            }
        }
        return best;
    }

    /** On which further days a stage was entered, in order; null: on none. */
    int @Nullable [] later(int name, int first) {
        var days = new TreeSet<Integer>();
        for (int i = 0; i < stages.size(); i++) {
            int day = stageDay(stages.get(i));
            if (image.stageNames.get(stages.get(i)) == name && day != FactsView.NEVER && day > first) {
                days.add(day);
            }
        }
        return days.isEmpty() ? null : days.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * The last close that no later entry undid (C16). A win is not undone by an entry into the last stage: that entry is
     * the source's own way to say that it was won. Of two of one day won goes before lost, then the larger value.
     *
     * @param today what came later has not come yet
     * @param last number of the name of the last stage of its funnel
     */
    int close(int today, int last) {
        if (closes.size() == 0) {
            return NOTHING;
        }
        int latest = FactsView.NEVER;
        int latestOnTheWay = FactsView.NEVER;
        for (int i = 0; i < stages.size(); i++) {
            int day = stageDay(stages.get(i));
            if (day <= today) {
                latest = Math.max(latest, day);
                if (image.stageNames.get(stages.get(i)) != last) {
                    latestOnTheWay = Math.max(latestOnTheWay, day);
                }
            }
        }
        int best = NOTHING;
        for (int i = 0; i < closes.size(); i++) {
            int close = closes.get(i);
            int day = closeDay(close);
            boolean won = Outcomes.of(image.closeOutcomes.get(close)) == Outcome.WON;
            if (day <= today && day >= (won ? latestOnTheWay : latest) && (best == NOTHING || isLater(close, best))) {
                best = close;
            }
        }
        return best;
    }

    private boolean isLater(int close, int other) {
        int order = Integer.compare(closeDay(close), closeDay(other));
        if (order == 0) {
            order = Byte.compare(image.closeOutcomes.get(close), image.closeOutcomes.get(other));
        }
        if (order == 0) {
            order = Long.compare(image.closeValues.get(close), image.closeValues.get(other));
        }
        if (order == 0) {
            order = byText(image.closeCurrencies.get(other), image.closeCurrencies.get(close));
        }
        return order == 0 ? close < other : order > 0;
    }

    /** The newest open fact that stands. */
    int open() {
        int best = NOTHING;
        for (int i = 0; i < opens.size(); i++) {
            int open = opens.get(i);
            if (best == NOTHING || isNewer(open, best)) {
                best = open;
            }
        }
        return best;
    }

    /**
     * The last open fact with a value up to a day (C20). The close itself took the fact back, so those that stand no more
     * are looked at too; of several of one record and moment the last that came is what the record said.
     */
    int openBefore(int day) {
        int best = NOTHING;
        for (int i = 0; i < opens.size(); i++) {
            best = offer(opens.get(i), best, day);
        }
        for (int i = 0; i < formerOpens.size(); i++) {
            int open = formerOpens.get(i);
            if (!isReplaced(open, formerOpens) && !isReplaced(open, opens)) {
                best = offer(open, best, day);
            }
        }
        return best;
    }

    private int offer(int open, int best, int day) {
        return image.openValues.get(open) != FactsView.NO_VALUE
                        && point.day(image.openMoments.get(open)) <= day
                        && (best == NOTHING || isNewer(open, best))
                ? open
                : best;
    }

    private boolean isReplaced(int open, Places by) {
        for (int i = 0; i < by.size(); i++) {
            int other = by.get(i);
            if (other > open
                    && image.openMoments.get(other) == image.openMoments.get(open)
                    && record(image.opens, other) == record(image.opens, open)) {
                return true;
            }
        }
        return false;
    }

    private boolean isNewer(int open, int other) {
        long one = image.openMoments.get(open);
        long two = image.openMoments.get(other);
        int order = Integer.compare(point.day(one), point.day(two));
        if (order == 0) {
            order = Long.compare(Moments.within(one), Moments.within(two));
        }
        if (order == 0) {
            order = Boolean.compare(point.stands(image.opens, open), point.stands(image.opens, other));
        }
        if (order == 0) {
            order = Long.compare(image.openValues.get(open), image.openValues.get(other));
        }
        if (order == 0) {
            order = byText(image.openCurrencies.get(other), image.openCurrencies.get(open));
        }
        if (order == 0) {
            order = Integer.compare(image.openExpected.get(open), image.openExpected.get(other));
        }
        if (order == 0) {
            order = Double.compare(
                    Double.longBitsToDouble(image.openProbabilities.get(open)),
                    Double.longBitsToDouble(image.openProbabilities.get(other)));
        }
        return order > 0;
    }

    /** First and last day that the standing facts of a record tell of: when what it describes was so. */
    long recordDay(int record, boolean first) {
        long day = first ? Long.MAX_VALUE : Long.MIN_VALUE;
        for (int i = 0; i < stages.size(); i++) {
            day = recordDay(record, image.stages, stages.get(i), stageDay(stages.get(i)), first, day);
        }
        for (int i = 0; i < closes.size(); i++) {
            day = recordDay(record, image.closes, closes.get(i), closeDay(closes.get(i)), first, day);
        }
        for (int i = 0; i < opens.size(); i++) {
            int open = point.day(image.openMoments.get(opens.get(i)));
            day = recordDay(record, image.opens, opens.get(i), open, first, day);
        }
        return day;
    }

    private long recordDay(int record, Table table, int place, int day, boolean first, long so) {
        if (day == FactsView.NEVER || record(table, place) != record) {
            return so;
        }
        return first ? Math.min(so, day) : Math.max(so, day);
    }

    private int record(Table table, int place) {
        return image.rowRecords.get(table.rows.get(place));
    }

    private int byText(int one, int other) {
        if (one == other) {
            return 0;
        }
        return one == Texts.NONE || other == Texts.NONE
                ? Integer.compare(one, other)
                : image.texts.text(one).compareTo(image.texts.text(other));
    }
}
