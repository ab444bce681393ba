package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.closed;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.stage;

import com.sun.management.OperatingSystemMXBean;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.image.ImageFolders;
import io.mittari.metrics.engine.ingest.Indexes;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.derby.Derbies;
import io.mittari.metrics.store.derby.DerbyStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Tells what questions and small imports cost beside much that is stored; started by hand, with the heap of a platform.
 * Arguments: folder, tenants, rows of all (0: those that are there). Each fourth row is an opportunity's first.
 */
final class ImageSpeed {

    private static final int BATCH = 2_000;
    private static final int SMALL = 1_000;
    private static final int REPEATS = 100;
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final String[] CHANNELS = {"website", "referral", "fair", "linkedin", "phone", "partner"};

    /** The most that was taken of the machine's memory since it was last told. */
    private static final Peak PEAK = new Peak();

    private final Path folder;
    private final int tenants;
    private final int rows;
    private DerbyStore store;
    private MetricsEngine engine;

    private ImageSpeed(Path folder, int tenants, int rows) throws Unavailable {
        this.folder = folder;
        this.tenants = tenants;
        this.rows = rows;
        this.store = Derbies.in(folder);
        this.engine = engine();
    }

    public static void main(String[] args) throws Exception {
        PEAK.start();
        var speed = new ImageSpeed(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        speed.make();
        if (speed.tenants == 1) {
            speed.ask("first question, from the journal", 0);
            speed.ask("asked again", 0);
            speed.small();
        } else {
            speed.askAll("all asked in turn, from the journal");
            speed.askAll("all asked again");
            speed.small();
        }
        speed.stop();
        speed.store = Derbies.in(speed.folder);
        speed.engine = speed.engine();
        if (speed.tenants == 1) {
            speed.ask("first question after a restart", 0);
            speed.ask("asked again", 0);
            speed.small();
        } else {
            speed.askAll("all asked in turn after a restart");
            speed.small();
        }
        speed.stop();
        System.out.printf("disk: images %,d MB, all %,d MB%n", size(speed.images()) >> 20, size(speed.folder) >> 20);
    }

    private Path images() {
        return folder.resolve("images");
    }

    private MetricsEngine engine() {
        return new MetricsEngine(
                store,
                store,
                new People(store, new byte[32]),
                Clock.systemUTC(),
                new Indexes(folder.resolve("index"), 8_192),
                new ImageFolders(images()),
                Runtime.getRuntime().maxMemory() / 4);
    }

    private void stop() {
        var began = now();
        engine.stop();
        tell("stopped", began);
        Derbies.close(folder);
    }

    private static TenantId tenant(int number) {
        return new TenantId(number == 0 ? "acme" : "acme-" + number);
    }

    private void make() throws Exception {
        var began = now();
        int each = rows / tenants;
        for (int tenant = 0; tenant < tenants; tenant++) {
            var id = tenant(tenant);
            if (store.head(id).isEmpty()) {
                engine.apply(new TenantChange(
                        id,
                        Acme.FILE.replace("\"acme\"", "\"" + id + "\""),
                        List.of(Acme.live(new Instance(id, "crm", 1))),
                        "test",
                        "a test",
                        Clock.systemUTC().instant()));
            }
        }
        for (int from = 0; from < each; from += BATCH) {
            for (int tenant = 0; tenant < tenants; tenant++) {
                take(tenant, from, Math.min(BATCH, each - from));
            }
        }
        tell("import of %,d rows of %,d tenants".formatted(rows, tenants), began);
    }

    private void take(int tenant, int from, int count) throws MetricsException {
        var records = new ArrayList<SourceRecord>(count);
        for (int i = from; i < from + count; i++) {
            records.add(record(i % 50 == 49 ? i - 40 : i));
        }
        engine.ingest(Batch.of(new Instance(tenant(tenant), "crm", 1), "events", records, List.of()));
    }

    /** Events of an opportunity stand 1,000 rows apart. */
    private static SourceRecord record(int i) {
        int block = i / 4_000;
        int step = i % 4_000 / 1_000;
        int opportunity = block * 1_000 + i % 1_000;
        int dice = (opportunity * 0x9E3779B9) >>> 8;
        var day = START.plusDays(block % 900 + step * (3L + dice % 20)).toString();
        var fact = switch (step) {
            case 0 -> stage("lead", day);
            case 1 -> stage("meeting", day);
            case 2 -> stage("offer", day);
            default -> closed(dice % 64 < 13 ? Outcome.WON : Outcome.LOST, day, 500 + dice % 90_000);
        };
        return new SourceRecord(
                "event",
                0,
                "E" + i,
                "main",
                new ObjectKey("", "O" + opportunity),
                List.of(),
                null,
                null,
                List.of(fact, described("channel", CHANNELS[dice % CHANNELS.length])),
                new Origin("events.csv", i + 2L));
    }

    private void ask(String what, int tenant) throws MetricsException {
        var began = now();
        funnel(tenant);
        tell(what, began);
    }

    private void askAll(String what) throws MetricsException {
        var began = now();
        var times = new Times();
        for (int tenant = 0; tenant < tenants; tenant++) {
            var one = now();
            funnel(tenant);
            times.add(one);
        }
        tell(what + ", each " + times, began);
    }

    private int funnel(int tenant) throws MetricsException {
        return engine.open(tenant(tenant), AsOf.NOW, null)
                .funnel(Question.of("stage-count", Period.ALL).by("month", "channel"))
                .rows()
                .size();
    }

    /** What a small import costs of a tenant that is warm, by itself and until it is seen. */
    private void small() throws Exception {
        var stored = new Times();
        var seen = new Times();
        var asked = new Times();
        int from = Math.toIntExact(size() * 50 / 49 + 100_000) / 4_000 * 4_000;
        for (int i = 0; i < REPEATS; i++) {
            var began = now();
            take(0, from + i * SMALL, SMALL);
            stored.add(began);
            engine.view(tenant(0), AsOf.NOW);
            seen.add(began);
            if (i % 5 == 0) {
                funnel(0);
                asked.add(began);
            }
        }
        System.out.printf(
                "%,d more rows, %d times: stored %s; and a view made %s; and each fifth time the funnel by month and channel %s; %s%n",
                SMALL, REPEATS, stored, seen, asked, memory());
    }

    private long size() throws MetricsException {
        return engine.view(tenant(0), AsOf.NOW).size() * 4L;
    }

    private static Time now() {
        return new Time(
                System.nanoTime(), cpu(), ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static void tell(String what, Time began) {
        System.out.printf(
                "%s: %.2f s, CPU %.2f s; %s%n",
                what, (System.nanoTime() - began.wall) / 1e9, (cpu() - began.cpu) / 1e9, memory());
    }

    /** @param thread CPU of this thread alone */
    private record Time(long wall, long cpu, long thread) {}

    /** What repeated work took. */
    private static final class Times {

        private final List<Long> wall = new ArrayList<>();
        private final List<Long> thread = new ArrayList<>();

        void add(Time began) {
            var end = now();
            wall.add(end.wall - began.wall);
            thread.add(end.thread - began.thread);
        }

        @Override
        public String toString() {
            return "p50 %.1f ms, p99 %.1f ms, CPU of the thread p50 %.1f ms, p99 %.1f ms"
                    .formatted(
                            percentile(wall, 50), percentile(wall, 99), percentile(thread, 50), percentile(thread, 99));
        }

        private static double percentile(List<Long> times, int percent) {
            return times.stream()
                            .sorted()
                            .skip((times.size() - 1L) * percent / 100)
                            .findFirst()
                            .orElseThrow()
                    / 1e6;
        }
    }

    private static String memory() {
        long old = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().contains("Old") || pool.getName().contains("Tenured"))
                .mapToLong(ImageSpeed::peak)
                .sum();
        long anonymous = PEAK.take();
        System.gc();
        var runtime = Runtime.getRuntime();
        return "since the last line: old generation at most %,d MB, RssAnon at most %,d MB; heap now %,d MB"
                .formatted(old >> 20, anonymous >> 10, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static long peak(MemoryPoolMXBean pool) {
        long used = pool.getPeakUsage().getUsed();
        pool.resetPeakUsage();
        return used;
    }

    /** Looks at the process's anonymous memory now and then. */
    private static final class Peak extends Thread {

        private final AtomicLong most = new AtomicLong();

        Peak() {
            super("peak of anonymous memory");
            setDaemon(true);
        }

        /** Kilobytes; 0: not known here. */
        long take() {
            look();
            return most.getAndSet(0);
        }

        @Override
        public void run() {
            while (true) {
                look();
                LockSupport.parkNanos(20_000_000);
            }
        }

        private void look() {
            try {
                for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
                    if (line.startsWith("RssAnon")) {
                        most.accumulateAndGet(Long.parseLong(line.replaceAll("\\D", "")), Math::max);
                    }
                }
            } catch (IOException e) {
                most.set(0);
            }
        }
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
