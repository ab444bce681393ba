package io.mittari.metrics.engine.ingest;

import com.sun.management.OperatingSystemMXBean;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.engine.index.FileRoom;
import io.mittari.metrics.engine.index.HeapRoom;
import io.mittari.metrics.engine.index.IndexFolder;
import io.mittari.metrics.engine.index.Room;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.RecordRow;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tells what the index alone costs, in the heap and in files; started by hand. Arguments: records, records a batch. Of a
 * hundred records two are known; each fourth brings a key.
 */
final class IndexSpeed {

    private static final Origin ORIGIN = new Origin("a.csv", 1);
    private static final int LAST = 200;

    private final int records;
    private final int batch;
    private final Identity identity = new Identity();

    private IndexSpeed(int records, int batch) {
        this.records = records;
        this.batch = batch;
    }

    public static void main(String[] args) throws IOException {
        var speed = new IndexSpeed(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        if (args.length < 3) {
            speed.measure("heap", new HeapRoom());
            System.gc();
        }
        var folder = new IndexFolder(Files.createTempDirectory("index").resolve("acme"));
        var room = folder.cleared();
        var index = speed.measure("files", room);
        long began = System.nanoTime();
        var state = new ByteArrayOutputStream();
        index.tables().write(new DataOutputStream(state));
        folder.seal(room, state.toByteArray());
        tellTime("sealed", began);
        began = System.nanoTime();
        var opened = RecordTables.read(folder.room(), folder.state());
        tellTime("opened, %,d records".formatted(opened.records.size()), began);
        ((FileRoom) opened.room).clear();
        folder.delete();
    }

    private RecordIndex measure(String what, Room room) throws IOException {
        var index = new RecordIndex(new RecordTables(room));
        var times = new long[(records + batch - 1) / batch];
        long wall = System.nanoTime();
        long cpu = cpu();
        int told = 1_000_000;
        for (int from = 0, n = 0; from < records; from += batch, n++) {
            long began = System.nanoTime();
            take(index, from);
            times[n] = System.nanoTime() - began;
            if (from + batch >= told) {
                told *= 10;
                var last = Arrays.copyOfRange(times, Math.max(0, n + 1 - LAST), n + 1);
                Arrays.sort(last);
                System.out.printf(
                        "%-6s %,11d records, %,6d a batch: CPU %6.2f s, wall %6.2f s, last batches p50 %.2f ms, p99 %.2f ms, %s%n",
                        what,
                        from + batch,
                        batch,
                        (cpu() - cpu) / 1e9,
                        (System.nanoTime() - wall) / 1e9,
                        last[last.length / 2] / 1e6,
                        last[last.length * 99 / 100] / 1e6,
                        memory());
            }
        }
        return index;
    }

    private void take(RecordIndex index, int from) throws IOException {
        var rows = new ArrayList<RecordRow>();
        for (int i = from; i < from + batch; i++) {
            int id = i % 50 == 49 ? i - 40 : i;
            var hash = identity.record("events", "", "E" + id);
            if (index.find(hash) == HashIndex.NONE) {
                int number = index.addRecord(hash.high(), hash.low(), 0);
                var key = identity.key("events", "opportunity", "O" + id / 4);
                int subject = index.key(key);
                if (subject == HashIndex.NONE) {
                    subject = index.addKey(key.high(), key.low());
                }
                rows.add(new RecordRow(
                        number, "events", "", 0, "", i, "main", subject, true, null, ORIGIN, i, new int[0], List.of()));
            }
        }
        index.reserve(1);
        var block = new Block(1, from, 0, List.of(), rows, new int[0]);
        index.store(List.of(new Staging.Encoded(block, new byte[8])), Instant.EPOCH);
    }

    private static void tellTime(String what, long began) {
        System.out.printf("%s in %.2f s%n", what, (System.nanoTime() - began) / 1e9);
    }

    private static String memory() throws IOException {
        var runtime = Runtime.getRuntime();
        System.gc();
        var heap = "heap %,d MB".formatted((runtime.totalMemory() - runtime.freeMemory()) >> 20);
        for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("RssAnon") || line.startsWith("RssFile")) {
                heap += ", " + line.replaceAll("\\s+", " ");
            }
        }
        return heap;
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
