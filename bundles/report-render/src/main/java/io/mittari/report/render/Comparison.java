package io.mittari.report.render;

import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.api.report.Document.Action;
import java.util.List;

/**
 * Two documents beside each other, by value: every number, text and action that differs, with its place. Formats play no
 * part: what looks alike and is not is found too.
 */
public final class Comparison {

    private final Document before;
    private final Document after;
    private final Findings findings;

    private Comparison(Document before, Document after) {
        this.before = before;
        this.after = after;
        findings = new Findings(new ValueText(before.language()), new ValueText(after.language()));
    }

    public static Comparison of(Document before, Document after) {
        var comparison = new Comparison(before, after);
        comparison.compare();
        return comparison;
    }

    /** In reading order; none if the documents are the same. */
    public List<Difference> differences() {
        return findings.differences();
    }

    Document before() {
        return before;
    }

    Document after() {
        return after;
    }

    Marks marksBefore() {
        return findings.marksBefore();
    }

    Marks marksAfter() {
        return findings.marksAfter();
    }

    private void compare() {
        findings.compare(Spot.of("title", "title"), before.title(), after.title());
        findings.compare(Spot.of("subtitle", "subtitle"), before.subtitle(), after.subtitle());
        findings.compare(Spot.of("language", "language"), before.language(), after.language());
        actions();
        new BlockComparison(before.blocks(), after.blocks(), findings).compare();
        papers();
    }

    private void actions() {
        var pairs = Alignment.of(
                before.actions(),
                after.actions(),
                (one, other) -> one.what().equals(other.what()),
                (one, other) -> true);
        for (var pair : pairs) {
            if (pair.before() < 0) {
                findings.onlyAfter(action(pair), told(after.actions().get(pair.after())));
            } else if (pair.after() < 0) {
                findings.onlyBefore(action(pair), told(before.actions().get(pair.before())));
            } else {
                action(
                        action(pair),
                        before.actions().get(pair.before()),
                        after.actions().get(pair.after()));
            }
        }
    }

    private void action(Spot spot, Action one, Action other) {
        findings.compare(spot, one.what(), other.what());
        findings.compare(spot.part("reason", "because"), one.because(), other.because());
        findings.compare(spot.part("effect", "effect"), one.effect(), other.effect());
    }

    private static Spot action(Alignment.Pair pair) {
        return new Spot("action %d".formatted(pair.index() + 1), "action" + pair.before(), "action" + pair.after());
    }

    private static String told(Action action) {
        return action.because().isEmpty() ? action.what() : "%s (%s)".formatted(action.what(), action.because());
    }

    private void papers() {
        for (var pair : Alignment.of(before.papers(), after.papers(), String::equals, (one, other) -> true)) {
            var spot = new Spot(
                    "how the figures were made, line %d".formatted(pair.index() + 1),
                    "paper" + pair.before(),
                    "paper" + pair.after());
            if (pair.before() < 0) {
                findings.onlyAfter(spot, after.papers().get(pair.after()));
            } else if (pair.after() < 0) {
                findings.onlyBefore(spot, before.papers().get(pair.before()));
            } else {
                findings.compare(
                        spot, before.papers().get(pair.before()), after.papers().get(pair.after()));
            }
        }
    }
}
