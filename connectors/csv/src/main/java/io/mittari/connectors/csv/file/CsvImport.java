package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connectors.csv.mapping.Entry;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.connectors.csv.mapping.Table;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Receipt;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import under way: files read together, as batches. All files are read once before the first batch, so what is wrong
 * with a file refuses the import before anything is stored. One thread at a time.
 */
public final class CsvImport implements UnderWay {

    private final Setting setting;
    private final Mapping mapping;
    private final String source;
    private final ImportRequest request;
    private final Plan plan;
    private final List<DataFile> files;
    private final Batch.@Nullable Delivery delivery;
    private final long bytesSurveyed;

    private final SecondReading rows;
    private final Reaches reaches;

    private Receipt sum = new Receipt(0, 0, 0, 0, 0, 0, 0);

    private CsvImport(
            Setting setting,
            Mapping mapping,
            String source,
            ImportRequest request,
            Plan plan,
            List<DataFile> files,
            long bytesSurveyed)
            throws IOException {
        this.setting = setting;
        this.mapping = mapping;
        this.source = source;
        this.request = request;
        this.plan = plan;
        this.files = files;
        this.bytesSurveyed = bytesSurveyed;
        this.rows = new SecondReading(files);
        var zone = setting.conventions().zone();
        this.reaches = new Reaches(
                new KeptReaches(setting.lookups().folder()), source, plan.entries(), lastChange(request, zone), zone);
        this.delivery = files.stream().anyMatch(file -> file.entry().complete())
                ? new Batch.Delivery(UUID.randomUUID().toString())
                : null;
    }

    /**
     * Reads all files once.
     *
     * @throws MetricsException.BadRequest if a file cannot be read as the mapping says
     * @throws MetricsException.Unavailable if a file cannot be reached
     */
    public static CsvImport open(Mapping mapping, Setting setting, ImportRequest request) throws MetricsException {
        var own = mapping.source();
        var source = own == null ? setting.by().name() : own;
        try {
            var plan = Plan.of(mapping, source, request.files(), setting.lookups());
            var tables = tables(mapping, plan, setting.conventions().locale());
            var files = new ArrayList<DataFile>();
            var before = 0L;
            for (var use : plan.data()) {
                var done = before;
                var file = DataFile.survey(
                        use.file(),
                        use.entry(),
                        setting.conventions(),
                        tables,
                        bytes -> request.progress().read((done + bytes) / 2, 0));
                files.add(file);
                before += file.size();
            }
            return new CsvImport(setting, mapping, source, request, plan, files, before);
        } catch (FileUnfit e) {
            throw new MetricsException.BadRequest(e.getMessage());
        } catch (Stand.Changed e) {
            throw new MetricsException.Unavailable(e.getMessage(), e);
        } catch (IOException e) {
            throw new MetricsException.Unavailable("a file cannot be read: " + e, e);
        }
    }

    static Map<String, Table> tables(Mapping mapping, Plan plan, Locale locale) throws IOException {
        return tables(mapping, plan.entries(), plan.lookups(), locale);
    }

    /** @param lookups the files to read for each lookup that the entries need */
    static Map<String, Table> tables(
            Mapping mapping, List<Entry> entries, Map<String, List<ImportFile>> lookups, Locale locale)
            throws IOException {
        var tables = new LinkedHashMap<String, Table>();
        for (var lookup : lookups.entrySet()) {
            var wanted = new LinkedHashSet<String>();
            entries.forEach(entry -> wanted.addAll(entry.lookedUp(lookup.getKey())));
            var stated = mapping.lookups().get(lookup.getKey());
            if (stated != null) {
                tables.put(lookup.getKey(), TableReader.read(stated, Set.copyOf(wanted), lookup.getValue(), locale));
            }
        }
        return tables;
    }

    @Override
    public boolean hasNext() {
        return !rows.ended();
    }

    /**
     * The next batch.
     *
     * @throws MetricsException.BadRequest if a file cannot be read on
     * @throws MetricsException.Unavailable if a file cannot be reached; may be called again, and goes on where it was. If a
     *     file changed since it was read first, only another import can read it
     */
    @Override
    public Batch next() throws MetricsException {
        try {
            var part = rows.next();
            part.records().forEach(reaches::take);
            request.progress().read((bytesSurveyed + rows.bytes()) / 2, rows.read());
            return new Batch(
                    setting.by(),
                    source,
                    null,
                    part.records(),
                    part.rejected(),
                    delivery,
                    rows.ended() ? complete() : List.of());
        } catch (FileUnfit e) {
            throw new MetricsException.BadRequest(e.getMessage());
        } catch (Stand.Changed e) {
            throw new MetricsException.Unavailable(e.getMessage(), e);
        } catch (IOException e) {
            throw new MetricsException.Unavailable("a file cannot be read: " + e, e);
        }
    }

    /** What a rejected row stands for may be all there: without its key nothing can be said to be gone. */
    private List<Batch.Complete> complete() {
        return files.stream()
                .map(DataFile::entry)
                .filter(entry -> entry.complete() && withoutKey(entry) == 0)
                .distinct()
                .map(entry -> new Batch.Complete(entry.name(), entry.mayVanish()))
                .toList();
    }

    private long withoutKey(Entry entry) {
        return files.stream()
                .filter(file -> file.entry().equals(entry))
                .mapToLong(DataFile::withoutKey)
                .sum();
    }

    @Override
    public void took(Receipt receipt) {
        sum = sum.plus(receipt);
    }

    private static LocalDate lastChange(ImportRequest request, ZoneId zone) {
        return request.files().stream()
                .map(file -> LocalDate.ofInstant(file.changed(), zone))
                .max(Comparator.naturalOrder())
                .orElse(LocalDate.MIN);
    }

    /** Keeps for later imports the lookup files that came with this one, and how far it reached. Not in dry runs. */
    @Override
    public void keepLookups() throws MetricsException {
        if (request.dryRun()) {
            return;
        }
        try {
            for (var lookup : plan.given().entrySet()) {
                setting.lookups().keep(source, lookup.getKey(), lookup.getValue());
            }
        } catch (IOException e) {
            throw new MetricsException.Unavailable("a lookup file cannot be kept: " + e, e);
        }
        try {
            reaches.keep();
        } catch (IOException e) {
            throw new MetricsException.Unavailable("how far the import reached cannot be kept: " + e, e);
        }
    }

    /** Whether all files given are for lookups. */
    public boolean isLookupsOnly() {
        return files.isEmpty();
    }

    @Override
    public ImportReceipt receipt() {
        var unmatched = new LinkedHashMap<String, Long>();
        mapping.lookups().keySet().forEach(name -> unmatched.put(name, 0L));
        var remarks = new ArrayList<String>();
        for (var file : files) {
            file.mapper().unmatched().forEach((name, count) -> unmatched.merge(name, count, Long::sum));
            remarks.addAll(file.remarks());
        }
        for (var entry : plan.entries()) {
            var unknown = withoutKey(entry);
            if (entry.complete() && unknown > 0) {
                remarks.add(
                        "rejected rows of '%s' whose key cannot be read: %d; so no record missing here was retracted. Correct them and import again"
                                .formatted(entry.name(), unknown));
            }
        }
        remarks.addAll(reaches.remarks(sum));
        if (isLookupsOnly()) {
            remarks.add("only lookup files were given; they are kept for later imports");
        }
        return new ImportReceipt(
                sum,
                rows.read(),
                rows.empty(),
                unmatched,
                files.stream().map(DataFile::read).toList(),
                remarks);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
