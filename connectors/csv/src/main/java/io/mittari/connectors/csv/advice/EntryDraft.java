package io.mittari.connectors.csv.advice;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the entry of one kind of file, and notes what a person should look at. One thread. */
final class EntryDraft {

    /** The stage at which a customer's main funnel begins. */
    private static final String FIRST = "lead";

    private static final int DIMENSION = 40;
    private static final int LONGEST = 40;
    private static final Set<String> PERSONAL = Set.of(
            "name",
            "email",
            "mail",
            "phone",
            "mobile",
            "nimi",
            "puhelin",
            "sahkoposti",
            "naam",
            "telefoon",
            "ad",
            "soyad",
            "telefon",
            "eposta",
            "vorname",
            "nachname",
            "namn",
            "contact",
            "yhteyshenkilo",
            "kontakt");

    private final StageWords words;
    private final List<String> notes;
    private Drafted draft;
    private final @Nullable Texts stages;
    private final @Nullable Texts outcomes;

    EntryDraft(Drafted draft, StageWords words, List<String> notes) {
        this.words = words;
        this.notes = notes;
        this.draft = draft;
        this.stages = Texts.of(draft.column(Role.STAGE), words);
        this.outcomes = outcomes();
    }

    private void note(String text) {
        notes.add(draft.file().name() + ": " + text);
    }

    /** A status that says won or lost; else a stage that does. */
    private @Nullable Texts outcomes() {
        var status = Texts.of(draft.column(Role.STATUS), words);
        if (status != null && status.hasAny(StageWords.OUTCOMES)) {
            return status;
        }
        return stages != null && stages.hasAny(StageWords.OUTCOMES) ? stages : null;
    }

    /**
     * Writes it.
     *
     * @param lookups attributes that other files given hold
     * @return null if nothing can be told of the rows
     */
    @Nullable
    JsonObject write(String glob, String name, Map<String, JsonObject> lookups) {
        var entry = Json.createObjectBuilder().add("file", glob).add("name", name);
        if (!key()) {
            return null;
        }
        var preset = draft.preset();
        var entity = preset == null ? null : preset.entity();
        if (preset != null && preset.event() != null) {
            entry.add("rows", "event").add("id", preset.event());
        }
        entry.add("key", keyCell());
        from(entry);
        if (draft.column(Role.VERSION) != null && (preset == null || preset.event() == null)) {
            entry.add("version", cell(Role.VERSION));
        }
        if (entity != null) {
            entry.add("entity", entity);
        } else {
            currency(entry);
        }
        var facts = entity == null ? facts() : Json.createArrayBuilder();
        var attributes = attributes(lookups);
        var written = facts.build();
        if (written.isEmpty() && attributes.isEmpty()) {
            return null;
        }
        if (!written.isEmpty()) {
            entry.add("facts", written);
        }
        if (!attributes.isEmpty()) {
            var all = Json.createObjectBuilder();
            attributes.forEach(all::add);
            entry.add("attributes", all);
        }
        return entry.build();
    }

    /** Finds the column that names the rows. */
    private boolean key() {
        var key = draft.column(Role.KEY);
        if (key == null) {
            var unique = draft.free().stream()
                    .filter(column ->
                            column.isUnique() && column.filled() == draft.file().rows() && !column.isPlainDate())
                    .findFirst();
            if (unique.isEmpty()) {
                return false;
            }
            key = unique.get();
            draft = draft.with(Role.KEY, key);
            note("'%s' is taken as key, for its texts differ; a column with an id would be better"
                    .formatted(key.name()));
        } else if (!key.isUnique() && (draft.preset() == null || draft.preset().event() == null)) {
            note("the key '%s' stands in several rows; the later row corrects the earlier".formatted(key.name()));
        }
        if (key.filled() < draft.file().rows()) {
            note("the key '%s' is empty in %,d rows, which will be rejected"
                    .formatted(key.name(), draft.file().rows() - key.filled()));
        }
        return true;
    }

    private JsonValue keyCell() {
        var preset = draft.preset();
        return preset == null || preset.kind() == null
                ? cell(Role.KEY)
                : Json.createObjectBuilder().add(preset.kind(), cell(Role.KEY)).build();
    }

    private void from(jakarta.json.JsonObjectBuilder entry) {
        var preset = draft.preset();
        if (preset != null) {
            preset.from()
                    .forEach((kind, column) -> Preset.first(
                                    List.of(column), draft.file().named())
                            .filter(found -> found != draft.column(Role.KEY))
                            .ifPresent(found ->
                                    entry.add("from", Json.createObjectBuilder().add(kind, found.name()))));
        }
    }

    private void currency(jakarta.json.JsonObjectBuilder entry) {
        var currency = draft.column(Role.CURRENCY);
        if (currency != null && draft.has(Role.VALUE)) {
            if (currency.values().stream().allMatch(text -> text.matches("[A-Z]{3}"))) {
                entry.add("currency", Json.createObjectBuilder().add("column", currency.name()));
            } else {
                note("'%s' holds no currency codes like EUR, so it is left out".formatted(currency.name()));
            }
        }
    }

    private JsonArrayBuilder facts() {
        var facts = Json.createArrayBuilder();
        dates();
        var preset = draft.preset();
        if (draft.has(Role.CREATED)) {
            facts.add(Json.createObjectBuilder()
                    .add("fact", "stage")
                    .add("stage", FIRST)
                    .add("at", cell(Role.CREATED)));
            note("every row enters the funnel as '%s' on the day of '%s'; name another stage if it is"
                    .formatted(FIRST, name(Role.CREATED)));
        } else if (preset != null && preset.undated()) {
            facts.add(Json.createObjectBuilder()
                    .add("fact", "stage")
                    .add("stage", FIRST)
                    .addNull("at"));
            note("no column says when a row was made; it enters as '%s' without a day".formatted(FIRST));
        }
        if (preset != null) {
            preset.stages()
                    .forEach((column, stage) -> Preset.first(
                                    List.of(column), draft.file().named())
                            .filter(Role.CREATED::fits)
                            .ifPresent(found -> facts.add(Json.createObjectBuilder()
                                    .add("fact", "stage")
                                    .add("stage", stage)
                                    .add("at", found.name()))));
        }
        steps(facts);
        closes(facts);
        return facts;
    }

    /** A file with one date only tells of that date whatever it tells. */
    private void dates() {
        if (draft.preset() != null) {
            return;
        }
        var date = draft.column(Role.DATE);
        var free = draft.free().stream().filter(ColumnProfile::isPlainDate).toList();
        var says = stages != null && (stages.hasAny(StageWords.STAGES) || stages.hasAny(StageWords.OUTCOMES));
        if (!draft.has(Role.STAGE_CHANGED) && !draft.has(Role.CREATED) && says && date != null) {
            draft = draft.with(Role.STAGE_CHANGED, date);
            note("'%s' is taken as the day of the stage in '%s', and of the close"
                    .formatted(date.name(), name(Role.STAGE)));
        } else if (!draft.has(Role.CREATED) && !draft.has(Role.STAGE_CHANGED)) {
            var first = date != null ? date : free.isEmpty() ? null : free.get(0);
            if (first != null) {
                draft = draft.with(Role.CREATED, first);
            }
        }
        draft.free().stream()
                .filter(ColumnProfile::isPlainDate)
                .filter(column -> column != draft.column(Role.DATE))
                .forEach(column -> note("the dates of '%s' are not used; if it is the day of a stage, add a fact"
                        .formatted(column.name())));
    }

    private void steps(JsonArrayBuilder facts) {
        if (stages == null || !stages.hasAny(StageWords.STAGES)) {
            if (draft.has(Role.STAGE) && outcomes == null) {
                note("what the texts of '%s' mean is not known: list them in \"values\"".formatted(name(Role.STAGE)));
            }
            return;
        }
        if (!draft.has(Role.STAGE_CHANGED)) {
            note("'%s' says where each row is, but no column since when: no stages are made of it"
                    .formatted(name(Role.STAGE)));
            return;
        }
        facts.add(Json.createObjectBuilder()
                .add("fact", "stage")
                .add("stage", stages.cell(StageWords.STAGES))
                .add("at", cell(Role.STAGE_CHANGED)));
        unknown(stages);
    }

    private void unknown(Texts texts) {
        if (!texts.unknown().isEmpty()) {
            note("texts of '%s' that make no fact, for what they mean is not known: %s"
                    .formatted(texts.column().name(), shown(texts.unknown())));
        }
    }

    private static String shown(List<String> texts) {
        return texts.stream().limit(10).collect(Collectors.joining(", ")) + (texts.size() > 10 ? ", …" : "");
    }

    private void closes(JsonArrayBuilder facts) {
        var says = outcomes;
        if (draft.preset() != null && draft.preset().event() != null) {
            return;
        }
        if (says == null) {
            if (draft.has(Role.CLOSED)) {
                note("no column says won or lost, so nothing is made of '%s'".formatted(name(Role.CLOSED)));
            }
            return;
        }
        var at = draft.has(Role.CLOSED) ? Role.CLOSED : draft.has(Role.STAGE_CHANGED) ? Role.STAGE_CHANGED : Role.DATE;
        if (!draft.has(at)) {
            note("'%s' says won or lost, but no column when: no closes are made of it"
                    .formatted(says.column().name()));
            return;
        }
        if (!says.equals(stages)) {
            unknown(says);
        }
        var closed = Json.createObjectBuilder()
                .add("fact", "closed")
                .add("outcome", says.cell(StageWords.OUTCOMES))
                .add("at", cell(at));
        if (draft.has(Role.VALUE)) {
            closed.add("value", cell(Role.VALUE));
        }
        if (draft.has(Role.REASON)) {
            closed.add("reason", cell(Role.REASON));
        }
        open(facts, says);
        facts.add(closed);
    }

    private void open(JsonArrayBuilder facts, Texts says) {
        var expected = draft.has(Role.EXPECTED) ? Role.EXPECTED : Role.CLOSED;
        if (!draft.has(Role.VALUE) && !draft.has(expected)) {
            return;
        }
        var open = Json.createObjectBuilder().add("fact", "open");
        if (draft.has(Role.VALUE)) {
            open.add("value", cell(Role.VALUE));
        }
        if (draft.has(expected)) {
            open.add("expected", cell(expected));
        }
        if (draft.has(Role.PROBABILITY)) {
            open.add("probability", cell(Role.PROBABILITY));
        }
        if (stages != null && stages.hasAny(StageWords.STAGES)) {
            open.add("stage", stages.cell(StageWords.STAGES));
        }
        var ends = Json.createArrayBuilder(says.of(StageWords.OUTCOMES));
        facts.add(open.add(
                "when",
                Json.createObjectBuilder()
                        .add(says.column().name(), Json.createObjectBuilder().add("not", ends))));
    }

    private Map<String, JsonValue> attributes(Map<String, JsonObject> lookups) {
        var attributes = new LinkedHashMap<String, JsonValue>();
        for (var role : List.of(Role.OWNER, Role.CHANNEL, Role.COMPANY, Role.PRODUCT)) {
            if (draft.has(role)) {
                attributes.put(role.word(), cell(role));
            }
        }
        var preset = draft.preset();
        if (preset == null) {
            dimensions()
                    .forEach(column -> attributes.putIfAbsent(
                            String.join(" ", Names.words(column.name())), Json.createValue(column.name())));
        } else {
            preset.attributes()
                    .forEach((name, columns) -> Preset.first(
                                    columns, draft.file().named())
                            .filter(column -> column.filled() > 0)
                            .ifPresent(column -> attributes.put(name, Json.createValue(column.name()))));
        }
        lookups.forEach(attributes::putIfAbsent);
        return attributes;
    }

    /** Free columns with few and short texts: something to split figures by. No names of people, no addresses. */
    private List<ColumnProfile> dimensions() {
        var dimensions = new ArrayList<ColumnProfile>();
        for (var column : draft.free()) {
            if (isDimension(column)) {
                dimensions.add(column);
            }
        }
        if (!dimensions.isEmpty()) {
            note("further columns with few texts are taken as dimensions: %s"
                    .formatted(
                            shown(dimensions.stream().map(ColumnProfile::name).toList())));
        }
        return dimensions;
    }

    static boolean isDimension(ColumnProfile column) {
        return column.type().equals("text")
                && !column.isUnique()
                && column.hasFewValues()
                && column.values().size() <= DIMENSION
                && !Names.words(column.name()).isEmpty()
                && Names.words(column.name()).stream().noneMatch(PERSONAL::contains)
                && column.values().stream().allMatch(text -> text.length() <= LONGEST && text.indexOf('@') < 0);
    }

    private String name(Role role) {
        var column = draft.column(role);
        return column == null ? "" : column.name();
    }

    private JsonValue cell(Role role) {
        var columns = draft.roles().getOrDefault(role, List.of());
        if (columns.size() == 1) {
            return Json.createValue(columns.get(0).name());
        }
        var names = Json.createArrayBuilder();
        columns.forEach(column -> names.add(column.name()));
        return Json.createObjectBuilder().add("first", names).build();
    }
}
