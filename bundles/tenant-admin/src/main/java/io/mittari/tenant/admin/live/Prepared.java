package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.tenant.admin.Move;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A change that was checked and planned, and may be made.
 *
 * @param present what it was planned on
 */
record Prepared(TenantId tenant, Present present, Plan plan) {

    boolean changesNothing() {
        return plan.changes().isEmpty();
    }

    /** Every instance that comes or goes. */
    List<LiveInstance> about() {
        return Stream.concat(plan.start().stream(), replaced().stream()).toList();
    }

    /** Instances that run now and will not. */
    List<LiveInstance> replaced() {
        return present.live().stream()
                .filter(each -> !plan.next().contains(each))
                .toList();
    }

    List<Move> moves() {
        var moves = new ArrayList<Move>();
        for (var live : plan.start()) {
            var before = present.instance(live.kind(), live.instance().name());
            moves.add(new Move(
                    live.kind(),
                    live.instance().name(),
                    before.map(Prepared::version).orElse(null),
                    version(live)));
        }
        for (var gone : replaced()) {
            if (plan.next().stream().noneMatch(each -> isSame(each, gone))) {
                moves.add(new Move(gone.kind(), gone.instance().name(), version(gone), null));
            }
        }
        return moves;
    }

    private static boolean isSame(LiveInstance one, LiveInstance other) {
        return one.kind() == other.kind()
                && one.instance().name().equals(other.instance().name());
    }

    private static Move.Version version(LiveInstance live) {
        return new Move.Version(live.component(), live.version(), live.settings());
    }
}
