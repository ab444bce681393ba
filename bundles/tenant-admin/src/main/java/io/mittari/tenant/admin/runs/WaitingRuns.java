package io.mittari.tenant.admin.runs;

import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.ReportRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs on their way to the store: the same document for the same recipient is one entry. Bounded; for many threads. */
final class WaitingRuns {

    private final int most;
    private final Map<ReportRun, KeptRun> waiting = new LinkedHashMap<>();
    private long lost;

    /** @param most entries; a further one is lost, and counted */
    WaitingRuns(int most) {
        this.most = most;
    }

    synchronized void add(KeptRun run) {
        if (waiting.size() >= most && !waiting.containsKey(run.run())) {
            lost += run.times();
            return;
        }
        waiting.merge(run.run(), run, KeptRun::and);
    }

    /** What could not be written; it waits again. */
    synchronized void putBack(Collection<KeptRun> runs) {
        runs.forEach(this::add);
    }

    /** All that waits; it waits no more. */
    synchronized List<KeptRun> take() {
        var taken = List.copyOf(waiting.values());
        waiting.clear();
        return taken;
    }

    synchronized List<KeptRun> all() {
        return new ArrayList<>(waiting.values());
    }

    synchronized long documents() {
        return waiting.values().stream().mapToLong(KeptRun::times).sum();
    }

    /** Documents whose run is known nowhere. */
    synchronized long lost() {
        return lost;
    }
}
