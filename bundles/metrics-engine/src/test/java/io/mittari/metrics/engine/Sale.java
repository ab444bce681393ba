package io.mittari.metrics.engine;

import io.mittari.metrics.api.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One opportunity as a person would write it on a card: what happened, on which day. Stages are counted from 0. */
final class Sale {

    final List<Step> steps = new ArrayList<>();
    final TreeSet<Integer> undated = new TreeSet<>();
    final List<Close> closes = new ArrayList<>();

    @Nullable
    String channel;

    /** A further deal of a lead. */
    boolean further;

    /** An own entry. */
    record Step(int stage, int day) {}

    /** An amount is in major units. */
    record Close(Outcome outcome, int day, @Nullable BigDecimal amount, String currency) {

        /** Of one day a win goes first, then a loss. */
        boolean isLater(Close other) {
            return day != other.day ? day > other.day : outcome.compareTo(other.outcome) < 0;
        }
    }

    /** The card as it could have been written on that day. */
    Sale until(int today) {
        var sale = new Sale();
        sale.undated.addAll(undated);
        sale.channel = channel;
        sale.further = further;
        for (var step : steps) {
            if (step.day <= today) {
                sale.steps.add(step);
            }
        }
        for (var close : closes) {
            if (close.day <= today) {
                sale.closes.add(close);
            }
        }
        return sale;
    }

    /** Nothing is known of it. */
    boolean empty() {
        return steps.isEmpty() && undated.isEmpty() && closes.isEmpty();
    }

    /** C16: the last close that no later entry undid; winning is not undone by its own record in the last stage. */
    @Nullable
    Close close(int last) {
        Close standing = null;
        for (var close : closes) {
            boolean undone = false;
            for (var step : steps) {
                undone |= step.day > close.day && !(close.outcome == Outcome.WON && step.stage == last);
            }
            if (!undone && (standing == null || close.isLater(standing))) {
                standing = close;
            }
        }
        return standing;
    }

    /** C8, C15: the day of the own entry, winning included; null: none that is dated. */
    @Nullable
    Integer own(int stage, int last) {
        Integer day = null;
        for (var step : steps) {
            if (step.stage == stage && (day == null || step.day < day)) {
                day = step.day;
            }
        }
        var close = close(last);
        if (stage == last && close != null && close.outcome == Outcome.WON && (day == null || close.day < day)) {
            day = close.day;
        }
        return day;
    }

    /** C6: a further deal begins at its first own stage, dated or not, and has passed none before it. */
    private boolean begins(int stage, int last) {
        boolean begun = !further;
        for (int s = 0; s <= stage; s++) {
            begun |= own(s, last) != null || undated.contains(s);
        }
        return begun;
    }

    /** C9. */
    @Nullable
    Integer entered(int stage, int last, boolean passed) {
        var day = own(stage, last);
        if (day != null || !passed || !begins(stage, last)) {
            return day;
        }
        for (int later = stage + 1; later <= last; later++) {
            var other = own(later, last);
            if (other != null && (day == null || other < day)) {
                day = other;
            }
        }
        return day;
    }

    /** C5: whether it stands there or past it, dated or not. */
    boolean everEntered(int stage, int last, boolean passed) {
        if (entered(stage, last, passed) != null || undated.contains(stage)) {
            return true;
        }
        return passed && begins(stage, last) && undated.ceiling(stage) != null;
    }

    /** C9: counted as in the stage without an own entry. */
    boolean skipped(int stage, int last, boolean dated) {
        return own(stage, last) == null && (dated || !undated.contains(stage));
    }

    /** C14: the furthest stage it stands in; -1: none. */
    int furthest() {
        int furthest = undated.isEmpty() ? -1 : undated.last();
        for (var step : steps) {
            furthest = Math.max(furthest, step.stage);
        }
        return furthest;
    }

    /** C25: the earliest dated own stage entry; after the close it begins a cycle of 0 days (as C10 reads it). */
    @Nullable
    Integer start() {
        Integer day = null;
        for (var step : steps) {
            if (day == null || step.day < day) {
                day = step.day;
            }
        }
        return day;
    }
}
