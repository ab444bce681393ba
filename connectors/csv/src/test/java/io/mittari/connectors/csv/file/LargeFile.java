package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connectors.csv.mapping.Mapping;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Tells time and peak heap of reading a file of so many megabytes; run by hand, say with -Xmx256m. Not a test. */
final class LargeFile {

    private static final String MAPPING = """
            { "mapping": 1, "source": "crm", "key": "ID",
              "facts": [ { "fact": "closed", "outcome": "won", "at": "Closed", "value": "Amount" } ],
              "attributes": { "owner": "Seller" } }
            """;

    private LargeFile() {}

    public static void main(String[] args) throws Exception {
        var megabytes = args.length == 0 ? 1024 : Integer.parseInt(args[0]);
        var file = Files.createTempFile("large", ".csv");
        try {
            write(file, megabytes * 1024L * 1024);
            read(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void read(Path file) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var began = System.nanoTime();
        var cpu = threads.getCurrentThreadCpuTime();
        var request = new ImportRequest(
                List.of(new ImportFile("large.csv", file, Instant.EPOCH)), null, true, ImportRequest.Progress.NONE);
        var setting = new Importing(file.resolveSibling("none")).setting();
        try (var rows = CsvImport.open(Mapping.parse(MAPPING), setting, request)) {
            var surveyed = System.nanoTime();
            var facts = 0L;
            while (rows.hasNext()) {
                facts += Counted.of(rows.next()).stored();
            }
            var ended = System.nanoTime();
            System.out.printf(
                    "%,d bytes, %,d rows, %,d facts as %s: survey %.1f s, mapping %.1f s, %.1f s of CPU; peak heap %d MB of %d MB%n",
                    Files.size(file),
                    rows.receipt().read(),
                    facts,
                    rows.receipt().files().get(0).encoding(),
                    (surveyed - began) / 1e9,
                    (ended - surveyed) / 1e9,
                    (threads.getCurrentThreadCpuTime() - cpu) / 1e9,
                    peak(),
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    /** Megabytes; the sum of what each pool held at most, garbage included. */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(MemoryPoolMXBean::getPeakUsage)
                        .mapToLong(usage -> usage.getUsed())
                        .sum()
                >> 20;
    }

    /** In windows-1252, with the first letter beyond ASCII at the end. */
    private static void write(Path file, long size) throws IOException {
        var latin = Charset.forName("windows-1252");
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            out.write("ID;Seller;Company;Channel;Closed;Amount;Note\n".getBytes(latin));
            var day = LocalDate.of(2024, 1, 1);
            var written = 0L;
            for (var i = 0; written < size; i++) {
                var date = day.plusDays(i % 700);
                var line =
                        "D" + (10_000_000 + i) + ";Seller " + i % 40 + ";Company " + i % 3000 + " Oy;Channel " + i % 6
                                + ";" + date.getDayOfMonth() + "." + date.getMonthValue() + "." + date.getYear()
                                + ";" + i % 100_000 + ",50;a note of a seller about this deal\n";
                var bytes = line.getBytes(latin);
                out.write(bytes);
                written += bytes.length;
            }
            out.write("D1;Väinö;Sähkö Oy;Channel 1;1.2.2024;1,00;\n".getBytes(latin));
        }
    }
}
