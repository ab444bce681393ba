package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.view.FactsView;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Earliest own entries into each stage (C8). */
final class Entries {

    private static final int NO_ROW = -1;

    private final Map<Stage, OfStage> stages = new TreeMap<>();
    private final int size;

    /** Latest dated entry into any stage, by opportunity. */
    private final int[] latest;

    /** The same without entries into the last stage of its funnel. */
    private final int[] latestOnTheWay;

    /** @param today later entries do not reopen anything yet */
    Entries(Point point, Opportunities opportunities, Funnels funnels, TenantSettings settings, int today) {
        this.size = opportunities.size();
        this.latest = new int[size];
        this.latestOnTheWay = new int[size];
        Arrays.fill(latest, FactsView.NEVER);
        Arrays.fill(latestOnTheWay, FactsView.NEVER);
        var lastNames = lastNames(point.image, funnels, settings);
        var image = point.image;
        int rows = point.rows(image.stages);
        OfStage last = null;
        int lastName = Texts.NONE;
        for (int i = 0; i < rows; i++) {
            int opportunity = opportunities.of(image.stages, i);
            if (opportunity == Opportunities.NONE || !point.stands(image.stages, i)) {
                continue;
            }
            int name = image.stageNames.get(i);
            if (last == null || name != lastName) {
                last = stages.computeIfAbsent(image.stage(name), stage -> new OfStage(size));
                lastName = name;
            }
            int day = point.day(image.stageMoments.get(i));
            last.enter(opportunity, day, i);
            if (day <= today) {
                latest[opportunity] = Math.max(latest[opportunity], day);
                if (name != lastNames[funnels.codes[opportunity]]) {
                    latestOnTheWay[opportunity] = Math.max(latestOnTheWay[opportunity], day);
                }
            }
        }
    }

    /** Numbers of the names of the last stages, by funnel. */
    private static int[] lastNames(Image image, Funnels funnels, TenantSettings settings) {
        var names = new int[funnels.names.size()];
        for (int i = 0; i < names.length; i++) {
            var funnel = settings.funnels().get(funnels.names.get(i));
            names[i] =
                    funnel == null ? Texts.NONE : image.texts.find(funnel.last().name());
        }
        return names;
    }

    Set<Stage> stages() {
        return stages.keySet();
    }

    /**
     * The day before which a close is undone (C16). A win is not undone by an entry into the last stage: that entry is
     * the source's own way to say that it was won.
     */
    int latest(int opportunity, Outcome outcome) {
        return outcome == Outcome.WON ? latestOnTheWay[opportunity] : latest[opportunity];
    }

    /** The latest day of all. */
    int latest() {
        return Arrays.stream(latest).max().orElse(FactsView.NEVER);
    }

    FactsView.ReEntries later(Stage stage) {
        return of(stage).later.all();
    }

    int[] days(Stage stage) {
        return of(stage).days;
    }

    boolean[] undated(Stage stage) {
        return of(stage).undated;
    }

    /** Index in the table of stages of the entry that counts; negative for none. */
    int row(Stage stage, int opportunity) {
        return of(stage).rows[opportunity];
    }

    private OfStage of(Stage stage) {
        var found = stages.get(stage);
        return found == null ? new OfStage(size) : found;
    }

    private static final class OfStage {
        final int[] days;
        final int[] rows;
        final boolean[] undated;
        final Later later = new Later();

        OfStage(int size) {
            days = new int[size];
            rows = new int[size];
            undated = new boolean[size];
            Arrays.fill(days, FactsView.NEVER);
            Arrays.fill(rows, NO_ROW);
        }

        void enter(int opportunity, int day, int row) {
            if (day == FactsView.NEVER) {
                undated[opportunity] = true;
                if (rows[opportunity] == NO_ROW) {
                    rows[opportunity] = row;
                }
            } else if (days[opportunity] == FactsView.NEVER || day < days[opportunity]) {
                if (days[opportunity] != FactsView.NEVER) {
                    later.add(opportunity, days[opportunity]);
                }
                days[opportunity] = day;
                rows[opportunity] = row;
            } else if (day > days[opportunity]) {
                later.add(opportunity, day);
            }
        }
    }
}
