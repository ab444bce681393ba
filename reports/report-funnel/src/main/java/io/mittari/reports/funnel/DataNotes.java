package io.mittari.reports.funnel;

import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.query.FunnelTable.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the reader must know of the data to read the figures right. */
final class DataNotes {

    /** C10: above this share a stage is marked. */
    private static final int MANY_OUT_OF_ORDER = 5;

    private final FunnelFigures figures;
    private final Words words;
    private final Numbers numbers;

    DataNotes(FunnelFigures figures, Words words, Numbers numbers) {
        this.figures = figures;
        this.words = words;
        this.numbers = numbers;
    }

    /** Never empty: that there is nothing to say is said too. */
    List<String> texts() {
        var texts = new ArrayList<String>();
        figures.missing().forEach(missing -> texts.add(said(missing)));
        var month = words.month(figures.month());
        var counts = figures.funnel().stages().stream().map(Step::count).toList();
        if (counts.stream().anyMatch(c -> c.notes().partial())) {
            texts.add(words.say("note.partial", month));
        }
        long undated = counts.stream()
                .map(c -> c.notes().undated())
                .filter(Objects::nonNull)
                .mapToLong(n -> n)
                .sum();
        if (undated > 0) {
            texts.add(words.say("note.undated", numbers.count(undated)));
        }
        if (counts.stream().anyMatch(c -> c.notes().estimated())) {
            texts.add(words.say("note.estimated"));
        }
        settled(month, texts);
        for (int i = 1; i < figures.funnel().stages().size(); i++) {
            outOfOrder(
                    figures.funnel().stages().get(i - 1),
                    figures.funnel().stages().get(i),
                    texts);
        }
        return texts.isEmpty() ? List.of(words.say("note.none")) : texts;
    }

    private String said(Sentence missing) {
        return switch (missing.key()) {
            case "facts-missing" ->
                words.say(
                        "note.facts-missing",
                        numbers.count(Long.parseLong(missing.parts().get(0))));
            case "blocks-missing" -> words.say("note.blocks-missing");
            default -> missing.text();
        };
    }

    private void settled(String month, List<String> texts) {
        var stages = figures.funnel().stages();
        var shares = new ArrayList<String>();
        for (int i = 1; i < stages.size(); i++) {
            var conversion = stages.get(i).conversion();
            var share = conversion == null
                    ? null
                    : conversion.cohort().cell().notes().settled();
            if (share != null && share.doubleValue() < 100) {
                shares.add(words.conversion(
                                stages.get(i - 1).stage(), stages.get(i).stage()) + " " + numbers.percent(share));
            }
        }
        if (!shares.isEmpty()) {
            texts.add(words.say("note.settled", month, shares.stream().collect(Collectors.joining(", "))));
        }
    }

    private void outOfOrder(Step before, Step step, List<String> texts) {
        if (step.conversion() == null) {
            return;
        }
        Measurement cohort = step.conversion().cohort().cell();
        var count = cohort.notes().outOfOrder();
        if (count == null || count == 0) {
            return;
        }
        var converted = cohort.numerator();
        boolean many = converted != null && count * 100 > converted * MANY_OUT_OF_ORDER;
        texts.add(words.say(
                many ? "note.out-of-order.many" : "note.out-of-order",
                words.conversion(before.stage(), step.stage()),
                numbers.count(count)));
    }
}
