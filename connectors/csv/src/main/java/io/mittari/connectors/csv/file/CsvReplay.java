package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportReceipt;
import io.mittari.connector.spi.ReplayRequest;
import io.mittari.connector.spi.ReplayRequest.KeptRow;
import io.mittari.connectors.csv.mapping.Entry;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.connectors.csv.mapping.Table;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Receipt;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rejected rows that are read again. Those of one file that were rejected together make a batch, read as that file was;
 * what stays as it was is not touched. One thread at a time.
 */
public final class CsvReplay implements UnderWay {

    private static final int MOST_REMARKS = 100;

    private static final String MORE = "and more such remarks: mend these first, and replay again";

    private final Setting setting;
    private final Mapping mapping;
    private final String source;
    private final ReplayRequest request;
    private final Deque<List<KeptRow>> groups = new ArrayDeque<>();
    private final Map<Entry, Map<String, Table>> tables = new HashMap<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Map<String, Long> unmatched = new LinkedHashMap<>();

    private Receipt sum = new Receipt(0, 0, 0, 0, 0, 0, 0);
    private boolean ended;
    private long read;
    private long empty;
    private long rejected;

    private CsvReplay(Setting setting, Mapping mapping, String source, ReplayRequest request) {
        this.setting = setting;
        this.mapping = mapping;
        this.source = source;
        this.request = request;
    }

    public static CsvReplay open(Mapping mapping, Setting setting, ReplayRequest request) {
        var own = mapping.source();
        return new CsvReplay(setting, mapping, own == null ? setting.by().name() : own, request);
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    /** Rows that were rejected in one batch of one file, read in one way. */
    private record Alike(Instant at, String file, String header, String dialect) {

        static Alike of(KeptRow row) {
            var rejected = row.rejected();
            return new Alike(row.at(), rejected.origin().place(), rejected.header(), rejected.dialect());
        }
    }

    @Override
    public Batch next() throws MetricsException {
        if (groups.isEmpty()) {
            var alike = new LinkedHashMap<Alike, List<KeptRow>>();
            for (var row : request.rows().next()) {
                alike.computeIfAbsent(Alike.of(row), any -> new ArrayList<>()).add(row);
            }
            groups.addAll(alike.values());
        }
        var group = groups.peek();
        if (group == null) {
            ended = true;
            return Batch.of(setting.by(), source, List.of(), List.of());
        }
        var batch = batch(group);
        groups.remove();
        request.progress().read(0, read);
        return batch;
    }

    private Batch batch(List<KeptRow> group) throws MetricsException {
        var again = new ReadAgain(group);
        try {
            again.read(mapping, setting.conventions(), this::tables);
        } catch (FileUnfit e) {
            remark(e.getMessage());
        } catch (IOException e) {
            throw new MetricsException.Unavailable("a lookup cannot be read: " + e, e);
        }
        again.remarks().forEach(this::remark);
        again.unmatched().forEach((lookup, count) -> unmatched.merge(lookup, count, Long::sum));
        read += group.size();
        empty += again.empty();
        rejected += group.size() - again.answered();
        return new Batch(
                setting.by(),
                source,
                null,
                again.records(),
                again.rejected(),
                null,
                List.of(),
                new Batch.Replay(group.get(0).at(), again.closes()));
    }

    private void remark(String remark) {
        if (remarks.size() < MOST_REMARKS) {
            remarks.add(remark);
        } else if (!remarks.contains(remark)) {
            remarks.add(MORE);
        }
    }

    /** Read once for all rows of an entry. */
    private Map<String, Table> tables(Entry entry) throws IOException {
        var known = tables.get(entry);
        if (known == null) {
            known = CsvImport.tables(
                    mapping,
                    List.of(entry),
                    Plan.kept(mapping, source, entry, setting.lookups()),
                    setting.conventions().locale());
            tables.put(entry, known);
        }
        return known;
    }

    @Override
    public void took(Receipt receipt) {
        sum = sum.plus(receipt);
    }

    /** Files came with none of these rows. */
    @Override
    public void keepLookups() {}

    @Override
    public ImportReceipt receipt() {
        var all = new LinkedHashMap<String, Long>();
        mapping.lookups().keySet().forEach(name -> all.put(name, unmatched.getOrDefault(name, 0L)));
        var receipt = new Receipt(
                sum.sequence(),
                sum.stored(),
                sum.known(),
                sum.corrected(),
                sum.retracted(),
                sum.waiting(),
                rejected,
                sum.months());
        return new ImportReceipt(receipt, read, empty, all, List.of(), List.copyOf(remarks));
    }

    @Override
    public void close() {}
}
