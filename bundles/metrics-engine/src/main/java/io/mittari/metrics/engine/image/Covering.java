package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.Coverage;
import io.mittari.metrics.store.DeliveryStamp;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each source covers (C4). */
final class Covering {

    private final Point point;
    private final Tallies tallies;
    private final Others others;

    Covering(Point point, Tallies tallies, Others others) {
        this.point = point;
        this.tallies = tallies;
        this.others = others;
    }

    /** One per source that ever delivered, by name. */
    List<Coverage> of(List<DeliveryStamp> stamps) {
        var last = new TreeMap<String, LocalDate>();
        for (var stamp : stamps) {
            if (stamp.sequence() <= point.sequence) {
                last.merge(
                        stamp.source(),
                        LocalDate.ofInstant(stamp.at(), point.zone),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return last.entrySet().stream()
                .map(delivered -> coverage(delivered.getKey(), delivered.getValue()))
                .toList();
    }

    private Coverage coverage(String source, LocalDate delivered) {
        int name = point.image.texts.find(source);
        var stages = new TreeSet<Stage>();
        boolean closes = false;
        int first = FactsView.NEVER;
        var facts = tallies.sources.get(name);
        if (facts != null) {
            facts.stages.keySet().forEach(stage -> stages.add(point.image.stage(stage)));
            closes = facts.closes > 0;
            first = facts.first;
        }
        var few = others.sources.get(name);
        if (few != null) {
            stages.addAll(few.stages);
            closes |= few.closes;
            first = first == FactsView.NEVER || (few.first != FactsView.NEVER && few.first < first) ? few.first : first;
        }
        return new Coverage(
                source, stages, closes, first == FactsView.NEVER ? null : LocalDate.ofEpochDay(first), delivered);
    }
}
