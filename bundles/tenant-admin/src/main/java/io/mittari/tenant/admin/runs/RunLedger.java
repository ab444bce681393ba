package io.mittari.tenant.admin.runs;

import static java.util.stream.Collectors.joining;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.ReportRun;
import io.mittari.metrics.store.ReportRuns;
import io.mittari.tenant.admin.Runs;
import io.mittari.tenant.admin.SwapPlan.Produced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes runs on a thread of its own, the same ones together, so that neither an answer nor an import waits for one. A
 * reader gets also what is not written yet.
 */
public final class RunLedger implements Runs, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunLedger.class);

    /** Entries that wait while the store takes none: some 500 bytes each. */
    private static final int MOST_WAITING = 1_000;
    /** In one transaction: an import waits for no more. */
    private static final int AT_ONCE = 100;
    /** New rows after which the table is looked through, beside once a day. */
    private static final int MANY_NEW = 1_000;

    private static final long FAREWELL_SECONDS = 5;

    private final ReportRuns store;
    private final Deployments deployments;
    private final RunRetention retention;
    private final Pace pace;
    private final WaitingRuns waiting = new WaitingRuns(MOST_WAITING);
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, RunLedger::thread);
    private final AtomicInteger fresh = new AtomicInteger();

    private RunLedger(ReportRuns store, Deployments deployments, RunRetention retention, Pace pace) {
        this.store = store;
        this.deployments = deployments;
        this.retention = retention;
        this.pace = pace;
    }

    /** Also looks at once, and every day, for what is too old. */
    public static RunLedger begin(ReportRuns store, Deployments deployments, RunRetention retention, Pace pace) {
        var ledger = new RunLedger(store, deployments, retention, pace);
        ledger.thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        var unused = ledger.thread.scheduleWithFixedDelay(retention::sweep, 0, 1, TimeUnit.DAYS);
        return ledger;
    }

    /**
     * @param gather how long runs are gathered before they are written together
     * @param again after which time it is tried again
     */
    public record Pace(Duration gather, Duration again) {

        public static final Pace USUAL = new Pace(Duration.ofMillis(500), Duration.ofSeconds(10));
    }

    @Override
    public void handedOut(KeptRun run) {
        waiting.add(run);
        writeIn(pace.gather());
    }

    @Override
    public List<KeptRun> of(TenantId tenant, @Nullable String instance) throws BadRequest, Unavailable {
        if (deployments.tenant(tenant).isEmpty()) {
            throw new BadRequest("there is no tenant '%s'".formatted(tenant));
        }
        tryWriting();
        var all = with(store.runs(tenant), run -> run.by().tenant().equals(tenant));
        return instance == null ? all : demanded(tenant, all, instance);
    }

    /** What generations of instances have made; where it cannot be read, why. */
    public Produced by(Collection<LiveInstance> generations) {
        tryWriting();
        var runs = new ArrayList<KeptRun>();
        try {
            for (var each : generations) {
                runs.addAll(with(
                        store.runs(each.kind(), each.instance()),
                        run -> run.kind() == each.kind() && run.by().equals(each.instance())));
            }
            return new Produced(runs, null);
        } catch (Unavailable unreadable) {
            LOG.error("which documents were handed out cannot be read", unreadable);
            return new Produced(List.of(), String.valueOf(unreadable.getMessage()));
        }
    }

    @Override
    public Unwritten unwritten() {
        return new Unwritten(waiting.documents(), waiting.lost());
    }

    private List<KeptRun> demanded(TenantId tenant, List<KeptRun> all, String word) throws BadRequest, Unavailable {
        var found = all.stream().filter(kept -> isCalled(word, kept.run())).toList();
        var names = Stream.concat(
                        all.stream().map(kept -> kept.run().by().name()),
                        deployments.live(tenant).stream()
                                .filter(live -> live.kind() != LiveInstance.Kind.CONNECTOR)
                                .map(live -> live.instance().name()))
                .distinct()
                .sorted()
                .toList();
        if (found.isEmpty() && !names.contains(word)) {
            throw new BadRequest("'%s' of %s: there is none; there are: %s"
                    .formatted(
                            word,
                            tenant,
                            names.isEmpty() ? "none" : names.stream().collect(joining(", "))));
        }
        return found;
    }

    private static boolean isCalled(String word, ReportRun run) {
        return run.by().name().equals(word)
                || run.component().equals(word)
                || run.component().endsWith("." + word);
    }

    /** A selection of runs. */
    @FunctionalInterface
    private interface Wanted {
        boolean is(ReportRun run);
    }

    /** Beside what is written what waits still. */
    private List<KeptRun> with(List<KeptRun> written, Wanted wanted) {
        Map<ReportRun, KeptRun> all = new HashMap<>();
        written.forEach(kept -> all.put(kept.run(), kept));
        waiting.all().stream()
                .filter(kept -> wanted.is(kept.run()))
                .forEach(kept -> all.merge(kept.run(), kept, KeptRun::and));
        return all.values().stream()
                .sorted(Comparator.comparing(KeptRun::last).reversed())
                .toList();
    }

    private void writeIn(Duration delay) {
        if (planned.compareAndSet(false, true)) {
            try {
                var unused = thread.schedule(this::write, delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException stopping) {
                LOG.debug("the platform stops", stopping);
            }
        }
    }

    private void write() {
        planned.set(false);
        if (!tryWriting()) {
            writeIn(pace.again());
        }
        if (fresh.get() >= MANY_NEW) {
            fresh.set(0);
            retention.sweep();
        }
    }

    /** @return false: some wait still */
    private boolean tryWriting() {
        writing.lock();
        try {
            var runs = waiting.take();
            for (int at = 0; at < runs.size(); at += AT_ONCE) {
                if (!isKept(runs.subList(at, Math.min(runs.size(), at + AT_ONCE)))) {
                    waiting.putBack(runs.subList(at, runs.size()));
                    return false;
                }
            }
            return true;
        } finally {
            writing.unlock();
        }
    }

    private boolean isKept(List<KeptRun> runs) {
        try {
            fresh.addAndGet(store.keep(runs));
            return true;
        } catch (Unavailable later) {
            LOG.warn("{} runs of reports wait to be written: {}", runs.size(), later.getMessage());
        } catch (RuntimeException bug) { // nobody else would tell it
            LOG.error("runs of reports cannot be written", bug);
        }
        return false;
    }

    /** Writes what waits. No interrupts: they would harm the store's files. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(FAREWELL_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("the ledger of runs did not end in {} s", FAREWELL_SECONDS);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        if (!tryWriting()) {
            LOG.error("the runs of {} documents are not written", waiting.documents());
        }
    }

    private static Thread thread(Runnable work) {
        var made = new Thread(work, "mittari-runs");
        made.setDaemon(true);
        return made;
    }
}
