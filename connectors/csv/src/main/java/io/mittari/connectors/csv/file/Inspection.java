package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.MappingCheck;
import io.mittari.connector.spi.MappingCheck.CheckedFile;
import io.mittari.connector.spi.MappingCheck.Column;
import io.mittari.connector.spi.MappingSample;
import io.mittari.connectors.csv.advice.FileProfile;
import io.mittari.connectors.csv.mapping.FileMapper.Outcome;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Format;
import io.mittari.connectors.csv.mapping.Mapping;
import io.mittari.metrics.api.MetricsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Files read as an import would read them, of which nothing is imported. One thread. */
public final class Inspection {

    private static final int TELL_EVERY = 4096;

    /** No import came before whose lookups could be kept. */
    private static final KeptLookups NO_LOOKUPS = new KeptLookups(Path.of("no-lookups-are-kept"));

    private final MappingSample sample;
    private final long totalBytes;
    private long bytes;
    private long rows;

    private Inspection(MappingSample sample) throws IOException {
        this.sample = sample;
        var sum = 0L;
        for (var file : sample.files()) {
            sum += Files.size(file.path());
        }
        this.totalBytes = sum;
    }

    /**
     * What the mapping makes of the files.
     *
     * @throws MetricsException.BadRequest as an import of them would be refused
     */
    public static MappingCheck check(Mapping mapping, MappingSample sample) throws MetricsException {
        return read(sample, inspection -> inspection.check(mapping));
    }

    /** What the files hold, each read as its bytes say. */
    public static List<FileProfile> profiles(MappingSample sample) throws MetricsException {
        return read(sample, Inspection::profiles);
    }

    private interface Reading<T> {
        T of(Inspection inspection) throws IOException;
    }

    private static <T> T read(MappingSample sample, Reading<T> reading) throws MetricsException {
        try {
            return reading.of(new Inspection(sample));
        } catch (FileUnfit e) {
            throw new MetricsException.BadRequest(e.getMessage());
        } catch (IOException e) {
            throw new MetricsException.Unavailable("a file cannot be read: " + e, e);
        }
    }

    private List<FileProfile> profiles() throws IOException {
        var profiles = new ArrayList<FileProfile>();
        for (var file : sample.files()) {
            profiles.add(profile(file));
        }
        return profiles;
    }

    private FileProfile profile(ImportFile file) throws IOException {
        var form = Detection.of(
                file.name(), file.path(), Format.AUTO, sample.conventions().locale());
        try (var in = CsvFile.open(file.name(), file.path(), form, Format.AUTO, EqualRows.unused())) {
            var profile = FileProfile.of(
                    file.name(), in.columns(), sample.conventions().locale());
            for (var row = in.next(); row != null; row = in.next()) {
                if (!in.passedOver().test(row) && in.faultOf(row).isEmpty()) {
                    profile.see(row);
                }
                tell(in.bytesRead(), 1);
            }
            bytes += in.bytesRead();
            return profile;
        }
    }

    private MappingCheck check(Mapping mapping) throws IOException {
        var own = mapping.source();
        var plan = Plan.of(mapping, own == null ? "" : own, sample.files(), NO_LOOKUPS);
        var tables = CsvImport.tables(mapping, plan, sample.conventions().locale());
        var checked = new ArrayList<CheckedFile>();
        var remarks = new ArrayList<String>();
        for (var use : plan.data()) {
            var done = bytes;
            var file = DataFile.survey(
                    use.file(), use.entry(), sample.conventions(), tables, read -> told(done + read / 2));
            checked.add(checked(file));
            remarks.addAll(file.remarks());
            file.mapper().unmatched().forEach((lookup, count) -> {
                if (count > 0) {
                    remarks.add("%s: %,d cells not found in the lookup '%s'".formatted(file.name(), count, lookup));
                }
            });
        }
        plan.given().keySet().stream()
                .filter(lookup -> !plan.lookups().containsKey(lookup))
                .forEach(lookup -> remarks.add("the lookup '%s' is used by no file given".formatted(lookup)));
        return new MappingCheck(checked, remarks);
    }

    private CheckedFile checked(DataFile file) throws IOException {
        var reasons = new Reasons();
        var taken = 0L;
        var empty = 0L;
        try (var in = file.open()) {
            var profile = FileProfile.of(
                    file.name(), in.columns(), sample.conventions().locale());
            for (var row = in.next(); row != null; row = in.next()) {
                var fault = in.faultOf(row);
                if (in.passedOver().test(row)) {
                    empty++;
                } else if (!fault.isEmpty()) {
                    reasons.add(fault, row.line(), row.raw());
                } else {
                    profile.see(row);
                    var outcome = row.isBlank() ? Outcome.EMPTY : file.mapper().map(row);
                    taken += outcome == Outcome.TAKEN ? 1 : 0;
                    empty += outcome == Outcome.EMPTY ? 1 : 0;
                    if (outcome == Outcome.REJECTED) {
                        reasons.add(file.mapper().reason(), row.line(), row.raw());
                    }
                }
                tell(in.bytesRead(), 1);
            }
            bytes += in.bytesRead();
            file.done(taken + empty + reasons.rows());
            return new CheckedFile(
                    file.name(),
                    file.entry().name(),
                    in.dialectInWords(),
                    taken + empty + reasons.rows(),
                    taken,
                    empty,
                    reasons.rows(),
                    columns(profile, file),
                    file.mapper().made(),
                    reasons.all());
        }
    }

    /** As the mapping reads a column; one that it does not read as date or number is a text to it. */
    private static List<Column> columns(FileProfile profile, DataFile file) {
        var used = file.entry().columns();
        var readings = file.mapper().readings();
        var columns = new ArrayList<Column>();
        for (var column : profile.columns()) {
            var types = new LinkedHashSet<String>();
            var written = new LinkedHashSet<String>();
            for (var reading : readings) {
                if (reading.column().equals(column.name())) {
                    types.add(reading.type());
                    written.add(reading.written());
                }
            }
            var uses = used.contains(column.name());
            columns.add(new Column(
                    column.name(),
                    uses,
                    !types.isEmpty() ? String.join(", ", types) : uses ? "text" : column.type(),
                    !types.isEmpty() ? String.join(", ", written) : uses ? "" : column.written(),
                    column.filled(),
                    column.shown()));
        }
        return columns;
    }

    private void tell(long read, long more) {
        rows += more;
        if (rows % TELL_EVERY == 0) {
            told(bytes + read);
        }
    }

    private void told(long read) {
        sample.progress().read(Math.min(read, totalBytes), rows);
    }
}
