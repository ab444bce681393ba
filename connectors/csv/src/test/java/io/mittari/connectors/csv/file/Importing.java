package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Files and a mapping, imported without Camel. The tenant is Finnish. */
final class Importing {

    static final Instant CHANGED = Instant.parse("2026-03-31T22:30:00Z");

    private final Path folder;
    private final List<ImportFile> files = new ArrayList<>();
    private Locale locale = Locale.forLanguageTag("fi-FI");
    private boolean dryRun;

    Importing(Path folder) {
        this.folder = folder;
    }

    Importing locale(String tag) {
        locale = Locale.forLanguageTag(tag);
        return this;
    }

    Importing dryRun() {
        dryRun = true;
        return this;
    }

    Importing file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Importing file(String name, byte[] content) throws IOException {
        return file(name, Files.write(folder.resolve(name), content));
    }

    Importing file(String name, Path path) {
        files.add(new ImportFile(name, path, CHANGED));
        return this;
    }

    /** Imports the files with a mapping. */
    Imported with(String mapping) throws Exception {
        var batches = new ArrayList<Batch>();
        try (var rows = CsvImport.open(Mapping.parse(mapping), setting(), request())) {
            while (rows.hasNext()) {
                var batch = rows.next();
                batches.add(batch);
                rows.took(Counted.of(batch));
            }
            rows.keepLookups();
            return new Imported(batches, rows.receipt());
        }
    }

    Setting setting() {
        return new Setting(
                new Instance(new TenantId("acme"), "crm", 1),
                new Conventions(locale, ZoneId.of("Europe/Helsinki"), Currency.getInstance("EUR")),
                new KeptLookups(folder.resolve("lookups")));
    }

    ImportRequest request() {
        return new ImportRequest(files, null, dryRun, ImportRequest.Progress.NONE);
    }

    /** The message with which the import is refused. */
    String refusedWith(String mapping) throws Exception {
        try {
            with(mapping);
        } catch (MetricsException.BadRequest e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("the import was not refused");
    }

    /** What came of it. */
    record Imported(List<Batch> batches, ImportReceipt receipt) {

        List<SourceRecord> records() {
            return batches.stream().flatMap(batch -> batch.records().stream()).toList();
        }

        List<Rejected> rejected() {
            return batches.stream().flatMap(batch -> batch.rejected().stream()).toList();
        }

        List<String> reasons() {
            return rejected().stream().map(Rejected::reason).toList();
        }

        /** Slots of the only record. */
        List<String> slots() {
            return only().slots().stream().map(SourceRecord.Slot::name).toList();
        }

        SourceRecord only() {
            if (records().size() != 1) {
                throw new AssertionError(records() + " " + rejected());
            }
            return records().get(0);
        }

        /** The only fact of a type in all records. */
        <F extends Fact> F fact(Class<F> type) {
            var facts = facts(type);
            if (facts.size() != 1) {
                throw new AssertionError(facts + " " + rejected());
            }
            return facts.get(0);
        }

        <F extends Fact> List<F> facts(Class<F> type) {
            return records().stream()
                    .flatMap(record -> record.slots().stream())
                    .map(SourceRecord.Slot::fact)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        Map<String, String> attributes() {
            return fact(Described.class).attributes();
        }
    }
}
