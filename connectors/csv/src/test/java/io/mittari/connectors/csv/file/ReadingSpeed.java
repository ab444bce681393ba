package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Tells what reading and mapping a row costs; run by hand, with the number of rows. Not a test. */
final class ReadingSpeed {

    private static final String MAPPING = """
            { "mapping": 1, "source": "crm", "currency": "EUR", "key": "ID",
              "facts": [ { "fact": "stage", "stage": "lead", "at": "Created" },
                         { "fact": "stage", "stage": "offer", "at": "Offered" },
                         { "fact": "closed", "outcome": { "column": "Status", "values": { "Won": "won", "Lost": "lost", "*": null } },
                           "at": "Closed", "value": "Amount" } ],
              "attributes": { "owner": "Seller", "company": "Company", "channel": "Channel", "product": "Product" } }
            """;

    private ReadingSpeed() {}

    public static void main(String[] args) throws Exception {
        var rows = args.length == 0 ? 1_000_000 : Integer.parseInt(args[0]);
        var file = Files.createTempFile("speed", ".csv");
        try {
            write(file, rows);
            for (var round = 1; round <= 5; round++) {
                round(round, file, rows);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static void round(int round, Path file, int rows) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var began = threads.getCurrentThreadCpuTime();
        var request = new ImportRequest(
                List.of(new ImportFile("speed.csv", file, Instant.EPOCH)), null, true, ImportRequest.Progress.NONE);
        var setting = new Setting(
                new Instance(new TenantId("acme"), "crm", 1),
                new Conventions(Locale.ENGLISH, ZoneId.of("Europe/Helsinki"), Currency.getInstance("EUR")),
                new KeptLookups(file.resolveSibling("lookups")));
        var facts = 0L;
        try (var rowsRead = CsvImport.open(Mapping.parse(MAPPING), setting, request)) {
            var surveyed = threads.getCurrentThreadCpuTime();
            while (rowsRead.hasNext()) {
                facts += Counted.of(rowsRead.next()).stored();
            }
            var ended = threads.getCurrentThreadCpuTime();
            System.out.printf(
                    "round %d: %d rows, %d facts, survey %.2f µs and mapping %.2f µs of CPU a row, %.0f bytes a row%n",
                    round,
                    rows,
                    facts,
                    (surveyed - began) / 1000.0 / rows,
                    (ended - surveyed) / 1000.0 / rows,
                    (double) Files.size(file) / rows);
        }
    }

    private static void write(Path file, int rows) throws Exception {
        var random = new Random(7);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("ID,Seller,Company,Channel,Product,Status,Created,Offered,Closed,Amount,Note\n");
            for (var i = 0; i < rows; i++) {
                var created = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(700));
                var closed = random.nextInt(3);
                out.write("D%08d,Seller %d,Company %d Oy,Channel %d,Product %d,%s,%s,%s,%s,%d.%02d,a note of a seller\n"
                        .formatted(
                                i,
                                random.nextInt(40),
                                random.nextInt(3000),
                                random.nextInt(6),
                                random.nextInt(12),
                                List.of("Won", "Lost", "Open").get(closed),
                                created,
                                created.plusDays(20),
                                closed == 2 ? "" : created.plusDays(50),
                                random.nextInt(100_000),
                                random.nextInt(100)));
            }
        }
    }
}
