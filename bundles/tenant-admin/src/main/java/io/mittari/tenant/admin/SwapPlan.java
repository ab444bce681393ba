package io.mittari.tenant.admin;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.KeptRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a swap touches, or has touched.
 *
 * @param done false: only planned
 * @param sequence the point of the tenant's journal from which it holds; the present one while it is planned
 * @param moves empty: all is as it should be
 * @param meanwhile what happened beside it while it was made, each with its cause; what has none undoes the swap
 * @param produced what the versions that are taken back have made; nothing where none is taken back
 */
public record SwapPlan(
        TenantId tenant,
        boolean done,
        long sequence,
        List<Move> moves,
        Touched touched,
        List<String> meanwhile,
        Produced produced) {

    public SwapPlan {
        moves = List.copyOf(moves);
        meanwhile = List.copyOf(meanwhile);
    }

    /**
     * Documents that were handed out and may have to be made again.
     *
     * @param runs of each instance the newest first
     * @param trouble why they are not known; null: they are
     */
    public record Produced(List<KeptRun> runs, @Nullable String trouble) {

        public static final Produced NOTHING = new Produced(List.of(), null);

        public Produced {
            runs = List.copyOf(runs);
        }
    }

    /**
     * What the framework and the runtime see of it, sorted. Nothing else is started, stopped, wired anew or configured.
     *
     * @param startedBundles {@code NAME VERSION}, those that did not run
     * @param idleBundles those that no tenant uses afterwards; they go on running until they are unloaded
     * @param madeConfigurations PIDs
     * @param deletedConfigurations PIDs
     * @param replacedRoutes ids of the routes that are drained and taken away; those of the new generation follow
     * @param schedules of the reports and alerts that are replaced; they stay as they are
     */
    public record Touched(
            List<String> startedBundles,
            List<String> idleBundles,
            List<String> madeConfigurations,
            List<String> deletedConfigurations,
            List<String> replacedRoutes,
            List<String> schedules) {

        public Touched {
            startedBundles = sorted(startedBundles);
            idleBundles = sorted(idleBundles);
            madeConfigurations = sorted(madeConfigurations);
            deletedConfigurations = sorted(deletedConfigurations);
            replacedRoutes = sorted(replacedRoutes);
            schedules = sorted(schedules);
        }

        private static List<String> sorted(List<String> texts) {
            return texts.stream().sorted().distinct().toList();
        }
    }
}
