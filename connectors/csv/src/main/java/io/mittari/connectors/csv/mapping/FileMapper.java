package io.mittari.connectors.csv.mapping;

import io.mittari.connector.spi.MappingCheck.MadeFact;
import io.mittari.metrics.api.At;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Person;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.tenant.TenantSettings;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the mapping, made ready for one file. First shown every row, to decide how its dates and numbers are
 * written; then asked for the record of each. What the last row came to stays in it. One thread.
 */
public final class FileMapper {

    /** What became of a row. */
    public enum Outcome {
        /** It makes a fact or a description. */
        TAKEN,
        /** It makes neither; as a state it may still take something back, so there may be a record. */
        EMPTY,
        /** It cannot be understood; nothing of it is taken. */
        REJECTED
    }

    private final Entry entry;
    private final String file;
    private final Trouble trouble = new Trouble();
    private final CellCompiler cells;
    private final Predicate<Cells> when;
    private final KeyReader keys;
    private final KeyReader from;
    private final List<Text> id = new ArrayList<>();
    private final List<Maker> makers = new ArrayList<>();
    private final @Nullable Descriptions descriptions;
    private final Contacts contacts;
    private final @Nullable Text funnel;
    private final CellCompiler.@Nullable DateSite version;
    private final @Nullable Text versionText;
    private final Filled filled = new Filled(trouble);
    private final List<CellCompiler.DateSite> dates;
    private final List<CellCompiler.NumberSite> numbers;
    private final List<LookedUp> lookedUp;
    private final boolean keyFirst;
    private final Map<String, Long> unmatched = new LinkedHashMap<>();
    private final boolean[] making;
    private final long[] made;

    private @Nullable SourceRecord record;
    private @Nullable String key;

    /** @throws FileUnfit if the file lacks a column that the entry names */
    public FileMapper(Entry entry, Columns columns, Given given) {
        this.entry = entry;
        this.file = given.file();
        columns.demand(entry.columns());
        this.cells = new CellCompiler(columns, entry, given, trouble);
        this.when = WhenCompiler.compile(entry.when(), cells);
        this.keys = new KeyReader(entry.key(), cells);
        this.from = new KeyReader(entry.from(), cells);
        entry.id().forEach(cell -> id.add(cells.text(cell)));
        entry.facts().forEach(rule -> makers.add(Makers.of(rule, cells)));
        this.descriptions = entry.attributes().isEmpty() ? null : new Descriptions(cells);
        this.funnel = cells.optional(entry.funnel());
        var versions = entry.version();
        this.version = versions == null ? null : cells.version(versions);
        this.versionText = cells.optional(versions);
        this.contacts = new Contacts(entry, cells);
        this.dates = cells.dates();
        this.numbers = cells.numbers();
        this.lookedUp = cells.lookedUp();
        this.keyFirst = keyFirst(entry, columns);
        this.making = new boolean[makers.size() + 1];
        this.made = new long[makers.size() + 1];
    }

    /** Shows a row, so that its columns can decide how they are written. */
    public void survey(Cells row) {
        trouble.next();
        for (var site : dates) {
            site.column().see(site.text().of(row), row.line());
        }
        for (var site : numbers) {
            site.column().see(site.text().of(row), row.line());
        }
    }

    /**
     * Ends the survey.
     *
     * @return what was decided and should be known
     * @throws FileUnfit if a column cannot be read one way
     */
    public List<String> decide() {
        var remarks = new ArrayList<String>();
        for (var site : dates) {
            var conflict = site.column().conflict();
            if (conflict != null) {
                throw new FileUnfit("%s, %s: %s".formatted(file, site.cell().inWords(), conflict));
            }
            remark(site.cell(), site.column().remark(), remarks);
        }
        for (var site : numbers) {
            remark(site.cell(), site.column().remark(), remarks);
        }
        return remarks;
    }

    /** What was decided about the columns that hold dates and numbers, and why. After {@link #decide}. */
    public List<ColumnChoice> columns() {
        var choices = new ArrayList<ColumnChoice>();
        dates.forEach(site -> choices.add(new ColumnChoice(
                site.cell().inWords(), site.column().inWords(), site.column().why())));
        numbers.forEach(site -> choices.add(new ColumnChoice(
                site.cell().inWords(), site.column().inWords(), site.column().why())));
        return choices;
    }

    private void remark(Cell cell, @Nullable String remark, List<String> remarks) {
        if (remark != null) {
            remarks.add("%s, %s: %s".formatted(file, cell.inWords(), remark));
        }
    }

    /** Maps a row. */
    public Outcome map(Cells row) {
        trouble.next();
        filled.next();
        record = null;
        key = null;
        var named = keys.read(row);
        var wanted = when.test(row);
        if (wanted) {
            make(row, named.isEmpty() ? "" : named.get(0).id());
        }
        if (filled.slots().isEmpty() && !trouble.is() && (entry.event() || named.isEmpty())) {
            return Outcome.EMPTY;
        }
        key = recordKey(row, named);
        if (key == null || trouble.is()) {
            return Outcome.REJECTED;
        }
        var opportunity = entry.entity() == Entity.OPPORTUNITY;
        var origins = wanted ? from.read(row) : List.<ObjectKey>of();
        var version = version(row);
        var people =
                wanted ? contacts.of(row, named.isEmpty() ? "" : named.get(0).id()) : List.<Person>of();
        var in = funnel == null ? "" : funnel.of(row);
        if (trouble.is()) {
            return Outcome.REJECTED;
        }
        record = new SourceRecord(
                entry.name(),
                entry.rank(),
                key,
                in.isEmpty() ? TenantSettings.MAIN : in,
                opportunity && !named.isEmpty() ? named.get(0) : null,
                opportunity && named.size() > 1 ? named.subList(1, named.size()) : List.of(),
                origins.isEmpty() ? null : origins.get(0),
                version,
                filled.slots(),
                new Origin(file, row.line()),
                entry.entity(),
                people);
        if (filled.slots().isEmpty()) {
            return Outcome.EMPTY;
        }
        countUnmatched();
        countMade();
        return Outcome.TAKEN;
    }

    private void make(Cells row, String name) {
        var before = 0;
        for (var i = 0; i < makers.size(); i++) {
            makers.get(i).make(row, filled);
            making[i] = filled.slots().size() > before;
            before = filled.slots().size();
        }
        if (descriptions != null) {
            descriptions.make(row, name, filled);
            making[makers.size()] = filled.slots().size() > before;
        }
    }

    private void countMade() {
        for (var i = 0; i < made.length; i++) {
            made[i] += making[i] ? 1 : 0;
        }
    }

    private void countUnmatched() {
        for (var site : lookedUp) {
            if (site.missed()) {
                unmatched.merge(site.name(), 1L, Long::sum);
            }
        }
    }

    /** The key of a row that is not to be mapped; null if it has none. */
    public @Nullable String keyOf(Cells row) {
        trouble.next();
        var read = recordKey(row, keys.read(row));
        return read == null || trouble.is() || read.indexOf('\0') >= 0 ? null : read;
    }

    /** Whether the columns of the key are those that a row begins with. */
    public boolean isKeyFirst() {
        return keyFirst;
    }

    private static boolean keyFirst(Entry entry, Columns columns) {
        var numbers = new TreeSet<Integer>();
        var cells = new ArrayList<>(entry.id());
        entry.key().forEach(part -> cells.add(part.cell()));
        cells.forEach(cell -> cell.columns(column -> numbers.add(columns.number(column.name(), cell.place()))));
        return !numbers.isEmpty() && numbers.last() == numbers.size() - 1;
    }

    private @Nullable String recordKey(Cells row, List<ObjectKey> named) {
        if (entry.isKeyless()) {
            return row.fingerprint();
        }
        if (!entry.key().isEmpty() && named.isEmpty()) {
            trouble.reject(
                    "the key (%s) is empty".formatted(entry.key().get(0).cell().inWords()));
        }
        if (id.isEmpty()) {
            return named.isEmpty() ? null : KeyReader.record(named.get(0));
        }
        if (id.size() == 1) {
            var one = id.get(0).of(row);
            if (one.isEmpty()) {
                trouble.reject(
                        "the id (%s) is empty".formatted(entry.id().get(0).inWords()));
            }
            return one.isEmpty() ? null : one;
        }
        var parts = new StringJoiner("|");
        var said = false;
        for (var part : id) {
            var text = part.of(row);
            said |= !text.isEmpty();
            parts.add(escaped(text));
        }
        if (!said) {
            trouble.reject("the id is empty in all of its columns");
            return null;
        }
        return parts.toString();
    }

    private static String escaped(String text) {
        return text.indexOf('|') < 0 && text.indexOf('\\') < 0
                ? text
                : text.replace("\\", "\\\\").replace("|", "\\|");
    }

    private @Nullable Long version(Cells row) {
        if (version == null || versionText == null) {
            return null;
        }
        var text = versionText.of(row);
        if (text.isEmpty()) {
            return null;
        }
        if (isWhole(text)) {
            return Long.valueOf(text);
        }
        var at = version.column().read(text);
        if (at == null) {
            trouble.reject("the version '%s' in %s is neither a date nor a whole number"
                    .formatted(text, version.cell().inWords()));
            return null;
        }
        return at instanceof At.Moment moment
                ? moment.instant().toEpochMilli()
                : at.day(ZoneOffset.UTC).toEpochDay() * 86_400_000L;
    }

    static boolean isWhole(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The last row's record; null if it was rejected, or is empty and takes nothing back. */
    public @Nullable SourceRecord record() {
        return record;
    }

    /** The last row's key, as far as it could be read. */
    public @Nullable String key() {
        return key;
    }

    /** Why the last row was rejected. */
    public String reason() {
        var reason = trouble.reason();
        return reason == null ? "" : reason;
    }

    /** How many of the rows taken made each fact of the entry, in its order; at the end, how many described something. */
    public List<MadeFact> made() {
        var facts = new ArrayList<MadeFact>();
        for (var i = 0; i < makers.size(); i++) {
            var rule = entry.facts().get(i);
            facts.add(new MadeFact(rule.place().path(), rule.inWords(), made[i]));
        }
        if (descriptions != null) {
            facts.add(new MadeFact(
                    entry.place().path().isEmpty()
                            ? "attributes"
                            : entry.place().path() + ".attributes",
                    "%s described by %s"
                            .formatted(
                                    entry.entity().word(),
                                    Words.list(entry.attributes().keySet())),
                    made[makers.size()]));
        }
        return facts;
    }

    /** By column, a text that is written as its dates or numbers are; to be asked after {@link #decide}. */
    public Map<String, String> examples() {
        var examples = new LinkedHashMap<String, String>();
        for (var site : dates) {
            var example = site.column().example();
            if (example != null) {
                CellCompiler.columns(site.cell()).ifPresent(columns -> examples.put(columns, example));
            }
        }
        for (var site : numbers) {
            CellCompiler.columns(site.cell())
                    .ifPresent(columns -> examples.put(columns, site.column().example()));
        }
        return examples;
    }

    /** Shows texts that {@link #examples} of the whole file came to, before its rows. */
    public void decidedBefore(Map<String, String> examples) {
        for (var site : dates) {
            CellCompiler.columns(site.cell())
                    .map(examples::get)
                    .ifPresent(example -> site.column().see(example, 0));
        }
        for (var site : numbers) {
            CellCompiler.columns(site.cell())
                    .map(examples::get)
                    .ifPresent(example -> site.column().see(example, 0));
        }
    }

    /** How columns are read that hold dates or numbers; to be asked after {@link #decide}. */
    public List<ColumnReading> readings() {
        var readings = new ArrayList<ColumnReading>();
        for (var site : dates) {
            site.cell()
                    .columns(column -> readings.add(new ColumnReading(
                            column.name(), "date", site.column().written())));
        }
        for (var site : numbers) {
            site.cell()
                    .columns(column -> readings.add(new ColumnReading(
                            column.name(),
                            "number",
                            "decimal sign " + site.column().decimal())));
        }
        return readings;
    }

    /** Cells not found, by lookup; of rows taken. */
    public Map<String, Long> unmatched() {
        return unmatched;
    }

    /** The locale that decided what no row could. */
    public Locale locale() {
        return cells.locale();
    }
}
