package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.tenant.TenantSettings.Funnel;
import io.mittari.metrics.engine.view.FactsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a question is about: the opportunities of one funnel, in their groups, as of one day.
 *
 * @param today epoch day; later facts do not count (C2)
 * @param stages those of the funnel that some source gave, in its order (C4)
 * @param byAttribute whether attributes split or choose the opportunities: totals cannot be told apart so (C19)
 * @param remark what has to be said of every number, null for nothing
 */
public record Population(
        FactsView view,
        int today,
        Funnel funnel,
        List<Stage> stages,
        Groups groups,
        boolean byAttribute,
        @Nullable Sentence remark) {

    public static Population of(
            FactsView view, int today, Funnel funnel, List<String> attributes, Map<String, String> where)
            throws BadRequest {
        var named = new ArrayList<>(attributes);
        named.addAll(where.keySet());
        boolean people = named.contains("owner") || named.contains("team");
        return new Population(
                view,
                today,
                funnel,
                given(view, funnel),
                Groups.of(view, funnel.name(), attributes, where),
                !named.isEmpty(),
                people ? Said.PRESENT_OWNER.of() : null);
    }

    /** Whether the funnel's last stage is among the {@link #stages()}; winning is entry into it (C15). */
    boolean endsInWinning() {
        return !stages.isEmpty() && stages.get(stages.size() - 1).equals(funnel.last());
    }

    /** Whether its last standing close is known as of today. */
    public boolean closed(int opportunity) {
        int day = view.closeDay()[opportunity];
        return day != FactsView.NEVER && day <= today;
    }

    private static List<Stage> given(FactsView view, Funnel funnel) {
        return funnel.stages().stream().filter(s -> given(view, funnel, s)).toList();
    }

    private static boolean given(FactsView view, Funnel funnel, Stage stage) {
        if (view.stages().contains(stage)
                || view.totals().stream().anyMatch(t -> stage.equals(t.total().stage()))) {
            return true;
        }
        return stage.equals(funnel.last())
                && (view.coverage().stream().anyMatch(FactsView.Coverage::closes)
                        || view.totals().stream().anyMatch(t -> t.total().outcome() == Outcome.WON));
    }
}
