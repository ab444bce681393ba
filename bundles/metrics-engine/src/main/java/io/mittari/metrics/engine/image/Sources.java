package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.engine.image.Image.Table;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.engine.view.FactsView.Coverage;
import io.mittari.metrics.store.DeliveryStamp;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What each source covers (C4). */
final class Sources {

    private final Map<String, Source> sources = new TreeMap<>();
    private final Point point;

    Sources(Point point) {
        this.point = point;
        var image = point.image;
        int stages = point.rows(image.stages);
        for (int i = 0; i < stages; i++) {
            if (point.stands(image.stages, i)) {
                var source = source(image.stages, i);
                source.stageNames.set(image.stageNames.get(i));
                source.day(point.day(image.stageMoments.get(i)));
            }
        }
        int closes = point.rows(image.closes);
        for (int i = 0; i < closes; i++) {
            if (point.stands(image.closes, i)) {
                var source = source(image.closes, i);
                source.closes = true;
                source.day(point.day(image.closeMoments.get(i)));
            }
        }
        int opens = point.rows(image.opens);
        for (int i = 0; i < opens; i++) {
            if (point.stands(image.opens, i)) {
                source(image.opens, i).day(point.day(image.openMoments.get(i)));
            }
        }
        int others = point.rows(image.others);
        for (int i = 0; i < others; i++) {
            if (point.stands(image.others, i)) {
                add(source(image.others, i), image.otherFacts.get(i));
            }
        }
    }

    List<Coverage> coverage(List<DeliveryStamp> stamps) {
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
                .map(delivered -> {
                    var source = sources.getOrDefault(delivered.getKey(), new Source());
                    return new Coverage(
                            delivered.getKey(),
                            source.stages(point.image),
                            source.closes,
                            source.first == FactsView.NEVER ? null : LocalDate.ofEpochDay(source.first),
                            delivered.getValue());
                })
                .toList();
    }

    private void add(Source source, Fact fact) {
        if (fact instanceof Total total) {
            source.day((int) total.at().toEpochDay());
            source.closes |= total.outcome() != null;
            if (total.stage() != null) {
                source.totals.add(total.stage());
            }
        } else if (fact instanceof Cost cost) {
            source.day((int) cost.at().day(point.zone).toEpochDay());
        } else if (fact instanceof Rate rate) {
            source.day((int) rate.at().toEpochDay());
        }
    }

    private Source source(Table table, int index) {
        return sources.computeIfAbsent(point.source(table, index), name -> new Source());
    }

    private static final class Source {
        final BitSet stageNames = new BitSet();
        final Set<Stage> totals = new TreeSet<>();
        boolean closes;
        int first = FactsView.NEVER;

        void day(int day) {
            if (day != FactsView.NEVER && (first == FactsView.NEVER || day < first)) {
                first = day;
            }
        }

        Set<Stage> stages(Image image) {
            var stages = new TreeSet<>(totals);
            stageNames.stream().forEach(name -> stages.add(image.stage(name)));
            return stages;
        }
    }
}
