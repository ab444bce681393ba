package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.Entry;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.api.ingest.SourceRecord;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far an import reaches, entry by entry, beside those before it: so an export of last month that comes after this
 * month's is told. One thread.
 */
final class Reaches {

    private final KeptReaches kept;
    private final String source;
    private final LocalDate upTo;
    private final ZoneId zone;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Reach> before = new LinkedHashMap<>();
    private final Map<String, Reach> reached = new LinkedHashMap<>();

    /** @param upTo the day of the files' last change */
    Reaches(KeptReaches kept, String source, List<Entry> entries, LocalDate upTo, ZoneId zone) throws IOException {
        this.kept = kept;
        this.source = source;
        this.upTo = upTo;
        this.zone = zone;
        for (var entry : entries) {
            this.entries.put(entry.name(), entry);
            kept.of(source, entry.name()).ifPresent(reach -> before.put(entry.name(), reach));
        }
    }

    void take(SourceRecord record) {
        var reach = Reach.of(record, upTo, zone);
        if (reach != null) {
            reached.merge(record.entry(), reach, (one, other) -> one.isBefore(other) ? other : one);
        }
    }

    /** An older export does not take the place of a newer one. */
    void keep() throws IOException {
        for (var reach : reached.entrySet()) {
            var newest = before.get(reach.getKey());
            if (newest == null || !reach.getValue().isBefore(newest)) {
                kept.keep(source, reach.getKey(), reach.getValue());
            }
        }
    }

    /** What a person should know of entries whose rows are older than those of an import before. */
    List<String> remarks(Receipt done) {
        var remarks = new ArrayList<String>();
        reached.forEach((name, reach) -> {
            var newer = before.get(name);
            var told = newer == null || !reach.isBefore(newer) ? null : told(entries.get(name), done, newer);
            if (newer != null && told != null) {
                remarks.add(
                        "%s looks older than %s, which was imported before: its newest date is %s (line %d), that one's %s (line %d). %s"
                                .formatted(
                                        reach.at().place(),
                                        newer.at().place(),
                                        reach.day(),
                                        reach.at().line(),
                                        newer.day(),
                                        newer.at().line(),
                                        told));
            }
        });
        return remarks;
    }

    /** Null where an older file is no trouble: it changed nothing, or brought what nobody had. */
    private static @Nullable String told(@Nullable Entry entry, Receipt done, Reach newer) {
        if (entry != null && entry.version() != null) {
            boolean nothingNew = done.stored() + done.corrected() + done.retracted() == 0;
            return nothingNew ? "Its rows are older than those held, and changed nothing" : null;
        }
        return done.corrected() + done.retracted() == 0
                ? null
                : "Its rows count now: %,d facts were corrected, %,d taken back. If that was not meant, import %s again; with a \"version\" in the mapping older rows never win"
                        .formatted(
                                done.corrected(), done.retracted(), newer.at().place());
    }
}
