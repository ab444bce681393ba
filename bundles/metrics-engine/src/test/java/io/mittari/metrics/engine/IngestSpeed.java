package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.won;

import com.sun.management.OperatingSystemMXBean;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.store.derby.Derbies;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Tells what a million records cost; started by hand. First argument: how many; second: 1 to read them back as well. */
final class IngestSpeed {

    private static final int BATCH = 2_000;
    private static final LocalDate START = LocalDate.of(2020, 1, 1);

    private final int records;

    private IngestSpeed(int records) {
        this.records = records;
    }

    public static void main(String[] args) throws Exception {
        var speed = new IngestSpeed(args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]));
        speed.measure("make records only", batch -> {});
        var folder = Files.createTempDirectory("speed");
        var acme = Acme.in(folder);
        speed.measure("import", batch -> acme.engine.ingest(Batch.of(Acme.CRM, "crm", batch, List.of())));
        speed.measure("import again", batch -> acme.engine.ingest(Batch.of(Acme.CRM, "crm", batch, List.of())));
        if (args.length > 1) {
            once("load image and fold", () -> acme.view().size());
            acme.take(Acme.deal("one more", won("2026-01-01", 1)));
            once("fold again after one fact", () -> acme.view().size());
            once("one dimension", () -> acme.view().codes("owner").length);
        }
        System.out.printf("disk %,d KB%n", size(folder) / 1_000);
        Derbies.close(folder);
    }

    private void measure(String what, Step step) throws Exception {
        var random = new Random(7);
        long wall = System.nanoTime();
        long cpu = cpu();
        for (int from = 0; from < records; from += BATCH) {
            step.take(batch(from, random));
        }
        tell(what, wall, cpu);
    }

    private static void once(String what, Once once) throws Exception {
        long wall = System.nanoTime();
        long cpu = cpu();
        var result = once.run();
        tell(what + ": " + result, wall, cpu);
    }

    private static void tell(String what, long wall, long cpu) {
        var runtime = Runtime.getRuntime();
        System.out.printf(
                "%-28s wall %7.2f s, CPU %7.2f s, heap now %,d KB%n",
                what,
                (System.nanoTime() - wall) / 1e9,
                (cpu() - cpu) / 1e9,
                (runtime.totalMemory() - runtime.freeMemory()) / 1_000);
    }

    private static List<SourceRecord> batch(int from, Random random) {
        var batch = new ArrayList<SourceRecord>(BATCH);
        for (int i = from; i < from + BATCH; i++) {
            var day = START.plusDays(random.nextInt(2_000));
            batch.add(Acme.deal(
                    "D-" + (i * 7_919L % 1_000_003) + "-" + i,
                    stage("meeting", day.toString()),
                    won(day.plusDays(random.nextInt(90)).toString(), random.nextInt(1_000_000) / 100.0),
                    described(
                            "channel",
                            "channel " + random.nextInt(8),
                            "owner",
                            "owner " + random.nextInt(40),
                            "company",
                            "company " + random.nextInt(5_000))));
        }
        return batch;
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    @FunctionalInterface
    private interface Step {
        void take(List<SourceRecord> batch) throws Exception;
    }

    @FunctionalInterface
    private interface Once {
        Object run() throws Exception;
    }
}
