package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.engine.column.Bytes;
import io.mittari.metrics.engine.column.Ints;
import io.mittari.metrics.engine.column.Longs;
import io.mittari.metrics.engine.column.Pieces;
import io.mittari.metrics.engine.column.Space;
import io.mittari.metrics.engine.column.Strings;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.KeyRow;
import io.mittari.metrics.engine.journal.Kind;
import io.mittari.metrics.engine.journal.RecordRow;
import io.mittari.metrics.engine.view.FactsView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's journal as columns: every fact version there ever was, one table per kind. Columns only grow, but for
 * {@link #until} and {@link Ways}; and a fact that ends at a sequence was visible to all readers of earlier ones and stays
 * so. Therefore a reader that was handed the image at one sequence reads on without a lock while blocks are added. One
 * thread adds.
 */
final class Image {

    /** A fact that stands. */
    static final int FOREVER = Integer.MAX_VALUE;

    /** What a fact says of its opportunity besides itself: nothing. */
    static final int SAYS_NOTHING = -1;

    final Space space;
    final Texts texts;

    /** By block: its sequence, its first ordinal, and how many rows and ends there were after it. */
    final Ints blockSequences;

    final Ints blockOrdinals;
    final Ints blockRows;
    final Ints blockEnds;

    /** By ordinal: the sequence from which the fact stands no more, its kind, its place in its table, what it says. */
    final Ints until;

    final Bytes kinds;
    final Ints places;
    final Ints says;

    /** Ordinals of all facts that ended, in order. */
    final Ints ends;

    /** Keys by number. */
    final Ints keySources;

    final Ints keyKinds;
    final Strings keyIds;

    /** Versions of records: each one's first ordinal; the next one's is the end of it. */
    final Ints rowOrdinals;

    final Ints rowRecords;
    final Ints rowEntries;
    final Ints rowFunnels;
    final Ints rowSubjects;
    final Bytes rowVersioned;
    final Ints rowPlaces;
    final Longs rowLines;

    /** Where a mapping's order was said, and which one: entry, sequence from which it holds, rank. */
    final Ints rankEntries;

    final Ints rankSequences;
    final Ints ranks;

    final Table stages;
    final Ints stageNames;
    final Longs stageMoments;

    final Table closes;
    final Bytes closeOutcomes;
    final Longs closeMoments;
    final Longs closeValues;
    final Ints closeCurrencies;

    final Table opens;
    final Longs openMoments;
    final Longs openValues;
    final Ints openCurrencies;
    final Ints openExpected;
    final Longs openProbabilities;

    /** Attributes of opportunities and of others, and what single facts say of their opportunity. */
    final Table descriptions;

    final Bytes descriptionEntities;
    final Ints descriptionNames;
    final Ints descriptionEnds;
    final Longs descriptionMoments;
    final Ints attributes;

    /** Places of descriptions that are not of opportunities. */
    final Ints entityDescriptions;

    final Table links;
    final Ints linkEnds;
    final Ints linkKeys;

    final Table froms;
    final Ints fromKeys;

    /** Costs, totals and rates, which are few. */
    final Table others;

    final OtherFacts otherFacts;
    final Ways ways;

    /** What its journal misses. */
    final Losses losses = new Losses();

    private final Ints entrySources;
    private final Ints entryNames;
    private final Map<EntryName, Integer> entryNumbers = new HashMap<>();
    private final List<Pieces> columns = new ArrayList<>();

    /** Number of the text {@link Descriptions#CONTEXT}: the first in every image. */
    static final int CONTEXT = 0;

    /** A source and the name of a mapping entry. */
    record EntryName(String source, String entry) {}

    Image(Space space) {
        this.space = space;
        texts = new Texts(space);
        columns.addAll(texts.columns());
        blockSequences = ints();
        blockOrdinals = ints();
        blockRows = ints();
        blockEnds = ints();
        until = new Ints(space);
        kinds = bytes();
        places = ints();
        says = ints();
        ends = ints();
        keySources = ints();
        keyKinds = ints();
        keyIds = strings();
        rowOrdinals = ints();
        rowRecords = ints();
        rowEntries = ints();
        rowFunnels = ints();
        rowSubjects = ints();
        rowVersioned = bytes();
        rowPlaces = ints();
        rowLines = longs();
        rankEntries = ints();
        rankSequences = ints();
        ranks = ints();
        stages = table();
        stageNames = ints();
        stageMoments = longs();
        closes = table();
        closeOutcomes = bytes();
        closeMoments = longs();
        closeValues = longs();
        closeCurrencies = ints();
        opens = table();
        openMoments = longs();
        openValues = longs();
        openCurrencies = ints();
        openExpected = ints();
        openProbabilities = longs();
        descriptions = table();
        descriptionEntities = bytes();
        descriptionNames = ints();
        descriptionEnds = ints();
        descriptionMoments = longs();
        attributes = ints();
        entityDescriptions = ints();
        links = table();
        linkEnds = ints();
        linkKeys = ints();
        froms = table();
        fromKeys = ints();
        others = table();
        entrySources = ints();
        entryNames = ints();
        otherFacts = new OtherFacts(strings());
        ways = new Ways(this, columns);
    }

    /** One that holds no blocks yet. */
    static Image empty(Space space) {
        var image = new Image(space);
        image.texts.number(Descriptions.CONTEXT);
        return image;
    }

    /** All columns but {@link #until}, always in the same order. */
    List<Pieces> columns() {
        return columns;
    }

    /** How many blocks it holds. */
    int blocks() {
        return blockSequences.size();
    }

    /** The sequence up to which it holds all. */
    int sequence() {
        return blocks() == 0 ? 0 : blockSequences.get(blocks() - 1);
    }

    /** To be called when the columns were filled from elsewhere. */
    void found() {
        texts.found();
        for (int i = 0; i < entrySources.size(); i++) {
            entryNumbers.put(new EntryName(texts.text(entrySources.get(i)), texts.text(entryNames.get(i))), i);
        }
        otherFacts.found();
        ways.found();
    }

    void add(Block block) {
        if (block.isLost()) {
            addLost();
            return;
        }
        fillUp(block.firstOrdinal(), block.firstKey());
        int sequence = Math.toIntExact(block.sequence());
        blockSequences.add(sequence);
        blockOrdinals.add(block.firstOrdinal());
        block.keys().forEach(this::add);
        otherFacts.begin(block);
        for (var row : block.records()) {
            add(row);
        }
        otherFacts.end();
        for (int ordinal : block.ended()) {
            until.set(ordinal, sequence);
            ends.add(ordinal);
        }
        blockRows.add(rowOrdinals.size());
        blockEnds.add(ends.size());
    }

    private void addLost() {
        int sequence = sequence();
        losses.add(sequence);
        blockSequences.add(sequence);
        blockOrdinals.add(until.size());
        blockRows.add(rowOrdinals.size());
        blockEnds.add(ends.size());
    }

    /** Facts and keys of blocks that are lost keep their numbers: the facts never stood, the keys have no name. */
    void fillUp(long ordinals, int keys) {
        for (; until.size() < ordinals; losses.addFact()) {
            until.add(0);
            kinds.add((byte) Kind.RETRACTED.code());
            says.add(SAYS_NOTHING);
            places.add(-1);
        }
        while (keyIds.size() < keys) {
            add(new KeyRow("", "lost", "#" + keyIds.size()));
        }
    }

    private void add(KeyRow key) {
        keySources.add(texts.number(key.source()));
        keyKinds.add(texts.number(key.kind()));
        keyIds.add(key.id());
        ways.addKey();
    }

    private void add(RecordRow record) {
        int entry = entry(new EntryName(record.source(), record.entry()));
        addRank(entry, record.rank());
        if (record.facts().isEmpty()) {
            return;
        }
        int row = rowOrdinals.add(record.firstOrdinal());
        rowRecords.add(record.number());
        rowEntries.add(entry);
        rowFunnels.add(texts.number(record.funnel()));
        rowSubjects.add(record.subject());
        rowVersioned.add((byte) (record.version() == null ? 0 : 1));
        rowPlaces.add(texts.number(record.origin().place()));
        rowLines.add(record.origin().line());
        ways.addRow(row, record.subject());
        for (var fact : record.facts()) {
            int ordinal = until.add(FOREVER);
            kinds.add((byte) fact.kind().code());
            says.add(SAYS_NOTHING);
            places.add(add(fact, ordinal, row));
        }
    }

    /** Kept only where it changes. */
    private void addRank(int entry, int rank) {
        for (int i = ranks.size() - 1; i >= 0; i--) {
            if (rankEntries.get(i) == entry) {
                if (ranks.get(i) == rank) {
                    return;
                }
                break;
            }
        }
        rankEntries.add(entry);
        rankSequences.add(blockSequences.get(blockSequences.size() - 1));
        ranks.add(rank);
    }

    private int add(FactRow fact, int ordinal, int row) {
        return switch (fact.kind()) {
            case STAGE -> addStage((StageEntered) fact.fact(), ordinal, row);
            case CLOSED -> addClose((Closed) fact.fact(), ordinal, row);
            case OPEN -> addOpen((Open) fact.fact(), ordinal, row);
            case DESCRIBED -> addDescription((Described) fact.fact(), ordinal, row);
            case COST, TOTAL, RATE -> {
                otherFacts.add(fact);
                yield others.add(ordinal, row);
            }
            case LINK -> {
                int place = links.add(ordinal, row);
                for (int key : fact.keys()) {
                    ways.addLink(key, place, linkKeys.add(key));
                }
                linkEnds.add(linkKeys.size());
                yield place;
            }
            case FROM -> {
                int place = froms.add(ordinal, row);
                fromKeys.add(fact.keys()[0]);
                ways.addFrom(rowSubjects.get(row), fact.keys()[0], place);
                yield place;
            }
            case RETRACTED -> -1; // what it ended is marked so
        };
    }

    private int addStage(StageEntered fact, int ordinal, int row) {
        stageNames.add(texts.number(fact.stage().name()));
        stageMoments.add(Moments.of(fact.at()));
        addContext(fact.context(), Moments.of(fact.at()), ordinal, row);
        return stages.add(ordinal, row);
    }

    private int addClose(Closed fact, int ordinal, int row) {
        closeOutcomes.add(Outcomes.code(fact.outcome()));
        closeMoments.add(Moments.of(fact.at()));
        closeValues.add(minor(fact.value()));
        closeCurrencies.add(currency(fact.value()));
        addContext(fact.context(), Moments.of(fact.at()), ordinal, row);
        return closes.add(ordinal, row);
    }

    private int addOpen(Open fact, int ordinal, int row) {
        openMoments.add(Moments.of(fact.at()));
        openValues.add(minor(fact.value()));
        openCurrencies.add(currency(fact.value()));
        openExpected.add(
                fact.expected() == null
                        ? FactsView.NEVER
                        : (int) fact.expected().toEpochDay());
        openProbabilities.add(Double.doubleToLongBits(
                fact.probability() == null ? Double.NaN : fact.probability().doubleValue()));
        addContext(fact.context(), Moments.of(fact.at()), ordinal, row);
        return opens.add(ordinal, row);
    }

    private int addDescription(Described fact, int ordinal, int row) {
        for (var attribute : fact.attributes().entrySet()) {
            attributes.add(texts.number(attribute.getKey()));
            attributes.add(texts.number(attribute.getValue()));
        }
        int place = endDescription(fact.entity(), texts.number(fact.name()), Moments.NONE, ordinal, row);
        if (fact.entity() != Entity.OPPORTUNITY) {
            entityDescriptions.add(place);
        }
        return place;
    }

    private void addContext(Context context, long moment, int ordinal, int row) {
        if (context.equals(Context.NONE)) {
            return;
        }
        attribute("owner", context.owner());
        attribute("channel", context.channel());
        attribute("campaign", context.campaign());
        attribute("company", context.company());
        attribute("product", context.product());
        attribute("contact", context.contact());
        says.set(ordinal, endDescription(Entity.OPPORTUNITY, CONTEXT, moment, ordinal, row));
    }

    private void attribute(String name, @Nullable String value) {
        if (value != null) {
            attributes.add(texts.number(name));
            attributes.add(texts.number(value));
        }
    }

    private int endDescription(Entity entity, int name, long moment, int ordinal, int row) {
        descriptionEntities.add((byte) Descriptions.code(entity));
        descriptionNames.add(name);
        descriptionMoments.add(moment);
        descriptionEnds.add(attributes.size());
        return descriptions.add(ordinal, row);
    }

    private int entry(EntryName name) {
        return entryNumbers.computeIfAbsent(name, n -> {
            entrySources.add(texts.number(n.source()));
            return entryNames.add(texts.number(n.entry()));
        });
    }

    private static long minor(@Nullable Money money) {
        return money == null ? FactsView.NO_VALUE : money.minor();
    }

    private int currency(@Nullable Money money) {
        return money == null ? Texts.NONE : texts.number(money.currency().getCurrencyCode());
    }

    int entries() {
        return entrySources.size();
    }

    /** Number of the text that names the source of an entry. */
    int source(int entry) {
        return entrySources.get(entry);
    }

    static Kind kind(byte code) {
        return Kind.of(code);
    }

    /** The table that holds facts of a kind. */
    Table table(Kind kind) {
        return switch (kind) {
            case STAGE -> stages;
            case CLOSED -> closes;
            case OPEN -> opens;
            case DESCRIBED -> descriptions;
            case COST, TOTAL, RATE -> others;
            case LINK -> links;
            case FROM -> froms;
            case RETRACTED -> throw new IllegalArgumentException("what is retracted stands in no table");
        };
    }

    Stage stage(int name) {
        return new Stage(texts.text(name));
    }

    Origin origin(int row) {
        return new Origin(texts.text(rowPlaces.get(row)), rowLines.get(row));
    }

    /** What is known by this name of a key: kind, where there is one, and id. */
    String name(int key) {
        var kind = texts.text(keyKinds.get(key));
        var id = keyIds.get(key);
        return kind.isEmpty() ? id : kind + " " + id;
    }

    /** Bytes of the heap. */
    long heapBytes() {
        long bytes = space.heapBytes() + texts.heapBytes() + otherFacts.heapBytes() + 200L * entryNumbers.size();
        for (var column : columns) {
            bytes += column.heapBytes();
        }
        return bytes;
    }

    private Ints ints() {
        return kept(new Ints(space));
    }

    private Longs longs() {
        return kept(new Longs(space));
    }

    private Bytes bytes() {
        return kept(new Bytes(space));
    }

    private Strings strings() {
        var made = new Strings(space);
        columns.addAll(made.columns());
        return made;
    }

    private Table table() {
        var made = new Table(space);
        columns.addAll(made.columns());
        return made;
    }

    private <T extends Pieces> T kept(T column) {
        columns.add(column);
        return column;
    }
}
