package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.view.FactsView;
import java.util.HashMap;
import java.util.Map;

/** How many standing facts name each stage, funnel, attribute; and what each source covers (C4). */
final class Tallies {

    /** By number of the text. */
    final Map<Integer, Integer> stages = new HashMap<>();

    final Map<Integer, Integer> funnels = new HashMap<>();

    /** By entity, then by number of the attribute's name. */
    final Map<Integer, Map<Integer, Integer>> attributes = new HashMap<>();

    /** By number of the text that names it. */
    final Map<Integer, Source> sources = new HashMap<>();

    /** A fact that stood on the first day of its source is gone: which day is the first must be looked up. */
    private boolean doubtful;

    Tallies() {}

    private Tallies(Tallies other) {
        stages.putAll(other.stages);
        funnels.putAll(other.funnels);
        other.attributes.forEach((entity, names) -> attributes.put(entity, new HashMap<>(names)));
        other.sources.forEach((name, source) -> sources.put(name, source.copy()));
        doubtful = other.doubtful;
    }

    Tallies copy() {
        return new Tallies(this);
    }

    boolean isDoubtful() {
        return doubtful;
    }

    /** What all facts that stand at a point come to. */
    static Tallies of(Point point) {
        var tallies = new Tallies();
        var image = point.image;
        for (int row = 0; row < point.rows; row++) {
            int end = point.end(row);
            for (int ordinal = image.rowOrdinals.get(row); ordinal < end; ordinal++) {
                if (point.stands(ordinal)) {
                    tallies.add(point, row, ordinal, 1);
                }
            }
        }
        return tallies;
    }

    /** @param by 1: the fact stands; -1: no more */
    void add(Point point, int row, int ordinal, int by) {
        var image = point.image;
        int place = image.places.get(ordinal);
        boolean told = image.rowSubjects.get(row) >= 0;
        switch (Image.kind(image.kinds.get(ordinal))) {
            case STAGE -> {
                var source = source(point, row);
                count(source.stages, image.stageNames.get(place), by);
                addDay(source, point.day(image.stageMoments.get(place)), by);
                if (told) {
                    count(stages, image.stageNames.get(place), by);
                }
            }
            case CLOSED -> {
                var source = source(point, row);
                source.closes += by;
                addDay(source, point.day(image.closeMoments.get(place)), by);
            }
            case OPEN -> addDay(source(point, row), point.day(image.openMoments.get(place)), by);
            case DESCRIBED -> {
                addAttributes(image, place, by);
                told &= point.isOfOpportunity(place);
            }
            default -> told = false;
        }
        if (image.says.get(ordinal) != Image.SAYS_NOTHING) {
            addAttributes(image, image.says.get(ordinal), by);
        }
        if (told) {
            count(funnels, image.rowFunnels.get(row), by);
        }
    }

    private void addAttributes(Image image, int description, int by) {
        var names = attributes.computeIfAbsent((int) image.descriptionEntities.get(description), e -> new HashMap<>());
        for (int at = Descriptions.from(image, description); at < image.descriptionEnds.get(description); at += 2) {
            count(names, image.attributes.get(at), by);
        }
    }

    private void addDay(Source source, int day, int by) {
        if (day == FactsView.NEVER) {
            return;
        }
        if (by < 0) {
            if (day == source.first && --source.onFirst == 0) {
                doubtful = true;
            }
        } else if (source.first == FactsView.NEVER || day < source.first) {
            source.first = day;
            source.onFirst = 1;
        } else if (day == source.first) {
            source.onFirst++;
        }
    }

    private Source source(Point point, int row) {
        return sources.computeIfAbsent(point.source(row), name -> new Source());
    }

    private static void count(Map<Integer, Integer> counts, int what, int by) {
        counts.merge(what, by, (one, other) -> one + other == 0 ? null : one + other);
    }

    /** What one source's standing facts come to. */
    static final class Source {
        final Map<Integer, Integer> stages = new HashMap<>();
        int closes;
        int first = FactsView.NEVER;
        private int onFirst;

        private Source copy() {
            var copy = new Source();
            copy.stages.putAll(stages);
            copy.closes = closes;
            copy.first = first;
            copy.onFirst = onFirst;
            return copy;
        }
    }
}
