package io.mittari.reports.funnel;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.query.FunnelTable.Step;
import io.mittari.metrics.api.query.Leak;
import io.mittari.metrics.api.report.Document.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The answer: where the funnel leaks and what to do about it (C46). Each conversion has its usual cause, by the
 * guide the default ranges are from: weak lead to meeting is lead quality or first contact; meeting to offer,
 * discovery or presentation; offer to deal, the offer's structure, its price or the closing.
 */
final class FunnelAdvice {

    /** Stages that a rule of thumb is known for. */
    private static final List<Stage> USUAL =
            List.of(new Stage("lead"), new Stage("meeting"), new Stage("offer"), new Stage("deal"));

    private final FunnelFigures figures;
    private final Words words;
    private final Numbers numbers;

    FunnelAdvice(FunnelFigures figures, Words words, Numbers numbers) {
        this.figures = figures;
        this.words = words;
        this.numbers = numbers;
    }

    /** One sentence that stands above everything. */
    String answer() {
        if (!figures.leaks().isEmpty()) {
            var worst = figures.leaks().get(0);
            return words.say(
                    worst.certain() ? "answer.leak" : "answer.possible",
                    words.conversion(worst.from(), worst.to()),
                    numbers.of(worst.rate()),
                    numbers.count((long) worst.horizon()),
                    numbers.limit(worst.floor()),
                    numbers.count(worst.rate().denominator()));
        }
        if (!figures.limited()) {
            return words.say("answer.no-limits");
        }
        if (lacksLeads()) {
            return words.say("answer.more");
        }
        return words.say(judged() ? "answer.fine" : "answer.unjudged");
    }

    /** What to do, most urgent first. */
    List<Action> actions() {
        var actions = new ArrayList<Action>();
        figures.leaks().forEach(leak -> actions.add(mend(leak)));
        if (!figures.limited() && figures.funnel().stages().size() > 1) {
            actions.add(setLimits());
        } else if (actions.isEmpty() && lacksLeads()) {
            actions.add(moreLeads());
        }
        return actions;
    }

    String ifNone() {
        return words.say(judged() ? "actions.none" : "actions.unjudged");
    }

    private boolean judged() {
        return figures.conversions().stream()
                .anyMatch(c -> c.limit() != null && c.cohort().rate() != null);
    }

    private boolean lacksLeads() {
        return !figures.conversions().isEmpty()
                && figures.conversions().stream().allMatch(SettledConversion::aboveForThreeMonths);
    }

    private Action mend(Leak leak) {
        var rate = leak.rate();
        return new Action(
                words.sayFirst(
                        "do.%s.%s".formatted(leak.from(), leak.to()),
                        "do.other",
                        words.stage(leak.from()),
                        words.stage(leak.to())),
                words.say(
                        leak.certain() ? "because.leak" : "because.possible",
                        words.conversion(leak.from(), leak.to()),
                        numbers.of(rate),
                        numbers.count(rate.numerator()),
                        numbers.count(rate.denominator()),
                        numbers.end(rate.low()),
                        numbers.end(rate.high()),
                        numbers.limit(leak.floor()),
                        words.months(leak.cohort()),
                        numbers.count((long) leak.horizon())),
                effect(leak));
    }

    private String effect(Leak leak) {
        var deals = numbers.deals(leak.deals());
        return leak.money() == null || !leak.money().measured()
                ? words.say("effect.deals", deals)
                : words.say("effect.money", deals, numbers.of(leak.money()));
    }

    private Action moreLeads() {
        var rates = figures.conversions().stream()
                .map(c -> words.conversion(c.cohort().from(), c.cohort().to()) + " "
                        + numbers.of(c.cohort().rate()))
                .collect(Collectors.joining(", "));
        return new Action(words.say("do.more"), words.say("because.more", rates), "");
    }

    private Action setLimits() {
        var stages = figures.funnel().stages().stream().map(Step::stage).toList();
        return new Action(
                words.say("do.limits"),
                words.say("because.limits", example(stages.get(0), stages.get(1))),
                stages.containsAll(USUAL) ? words.say("effect.limits") : "");
    }

    private static String example(Stage from, Stage to) {
        return "{ \"main\": { \"%s>%s\": { \"floor\": 20, \"upper\": 40 } } }".formatted(from, to);
    }
}
