package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.Money;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Context;
import io.mittari.metrics.api.fact.Described;
import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.api.fact.Fact;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.engine.column.ByteColumn;
import io.mittari.metrics.engine.column.IntColumn;
import io.mittari.metrics.engine.column.LongColumn;
import io.mittari.metrics.engine.column.TextColumn;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.KeyRow;
import io.mittari.metrics.engine.journal.RecordRow;
import io.mittari.metrics.engine.view.FactsView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tenant's journal as columns: every fact version there ever was, one table per kind. Tables only grow, and a fact
 * that ends at a sequence was visible to all readers of earlier ones and stays so; therefore a reader that was handed the
 * image at one sequence reads on without a lock while blocks are added. One thread adds.
 */
final class Image {

    /** A fact that stands. */
    static final int FOREVER = Integer.MAX_VALUE;

    final Texts texts = new Texts();
    final IntColumn blockSequences = new IntColumn();
    final IntColumn blockOrdinals = new IntColumn();

    /** By ordinal: the sequence from which the fact stands no more. */
    final IntColumn until = new IntColumn();

    /** Keys by number. */
    final IntColumn keySources = new IntColumn();

    final IntColumn keyKinds = new IntColumn();
    final TextColumn keyIds = new TextColumn();

    /** Versions of records. */
    final IntColumn rowRecords = new IntColumn();

    final IntColumn rowEntries = new IntColumn();
    final IntColumn rowFunnels = new IntColumn();
    final IntColumn rowSubjects = new IntColumn();
    /** Where a mapping's order was said, and which one: entry, sequence from which it holds, rank. */
    final IntColumn rankEntries = new IntColumn();

    final IntColumn rankSequences = new IntColumn();
    final IntColumn ranks = new IntColumn();

    final IntColumn rowPlaces = new IntColumn();
    final LongColumn rowLines = new LongColumn();

    /** Source and entry, in order of first appearance; a number here stands for both. The order says nothing. */
    final List<EntryName> entries = new ArrayList<>();

    final Table stages = new Table();
    final IntColumn stageNames = new IntColumn();
    final LongColumn stageMoments = new LongColumn();

    final Table closes = new Table();
    final ByteColumn closeOutcomes = new ByteColumn();
    final LongColumn closeMoments = new LongColumn();
    final LongColumn closeValues = new LongColumn();
    final IntColumn closeCurrencies = new IntColumn();

    final Table opens = new Table();
    final LongColumn openMoments = new LongColumn();
    final LongColumn openValues = new LongColumn();
    final IntColumn openCurrencies = new IntColumn();
    final IntColumn openExpected = new IntColumn();
    final LongColumn openProbabilities = new LongColumn();

    /** Attributes of opportunities and of others, and what single facts say of their opportunity. */
    final Table descriptions = new Table();

    final ByteColumn descriptionEntities = new ByteColumn();
    final IntColumn descriptionNames = new IntColumn();
    final IntColumn descriptionEnds = new IntColumn();
    final LongColumn descriptionMoments = new LongColumn();
    final IntColumn attributes = new IntColumn();

    final Table links = new Table();
    final IntColumn linkEnds = new IntColumn();
    final IntColumn linkKeys = new IntColumn();

    final Table froms = new Table();
    final IntColumn fromKeys = new IntColumn();

    /** Costs, totals and rates, which are few. */
    final Table others = new Table();

    final List<Fact> otherFacts = new ArrayList<>();

    private final Map<EntryName, Integer> entryNumbers = new java.util.HashMap<>();
    private int blocks;

    /** A source and the name of a mapping entry. */
    record EntryName(String source, String entry) {}

    /** Which version of which record brought a fact. */
    static final class Table {
        final IntColumn ordinals = new IntColumn();
        final IntColumn rows = new IntColumn();

        int size() {
            return ordinals.size();
        }

        void add(int ordinal, int row) {
            ordinals.add(ordinal);
            rows.add(row);
        }
    }

    List<Table> tables() {
        return List.of(stages, closes, opens, descriptions, links, froms, others);
    }

    /** How many blocks it holds. */
    int blocks() {
        return blocks;
    }

    /** What its journal misses. */
    final Losses losses = new Losses();

    void add(Block block) {
        blocks++;
        if (block.isLost()) {
            int last = blockSequences.size() == 0 ? 0 : blockSequences.get(blockSequences.size() - 1);
            blockSequences.add(last);
            blockOrdinals.add(until.size());
            losses.add(last);
            return;
        }
        fillUp(block.firstOrdinal(), block.firstKey());
        blockSequences.add(Math.toIntExact(block.sequence()));
        blockOrdinals.add(block.firstOrdinal());
        block.keys().forEach(this::add);
        for (var row : block.records()) {
            add(row);
        }
        for (int ordinal : block.ended()) {
            until.set(ordinal, Math.toIntExact(block.sequence()));
        }
    }

    /** Facts and keys of blocks that are lost keep their numbers: the facts never stood, the keys have no name. */
    void fillUp(long ordinals, int keys) {
        for (; until.size() < ordinals; losses.addFact()) {
            until.add(0);
        }
        while (keyIds.size() < keys) {
            add(new KeyRow("", "lost", "#" + keyIds.size()));
        }
    }

    private void add(KeyRow key) {
        keySources.add(texts.number(key.source()));
        keyKinds.add(texts.number(key.kind()));
        keyIds.add(key.id());
    }

    private void add(RecordRow record) {
        int entry = entry(new EntryName(record.source(), record.entry()));
        addRank(entry, record.rank());
        if (record.facts().isEmpty()) {
            return;
        }
        int row = rowRecords.add(record.number());
        rowEntries.add(entry);
        rowFunnels.add(texts.number(record.funnel()));
        rowSubjects.add(record.subject());
        rowPlaces.add(texts.number(record.origin().place()));
        rowLines.add(record.origin().line());
        for (var fact : record.facts()) {
            add(fact, until.add(FOREVER), row);
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

    private void add(FactRow fact, int ordinal, int row) {
        switch (fact.kind()) {
            case STAGE -> addStage((StageEntered) fact.fact(), ordinal, row);
            case CLOSED -> addClose((Closed) fact.fact(), ordinal, row);
            case OPEN -> addOpen((Open) fact.fact(), ordinal, row);
            case DESCRIBED -> addDescription((Described) fact.fact(), ordinal, row);
            case COST, TOTAL, RATE -> {
                others.add(ordinal, row);
                otherFacts.add(fact.fact());
            }
            case LINK -> {
                links.add(ordinal, row);
                for (int key : fact.keys()) {
                    linkKeys.add(key);
                }
                linkEnds.add(linkKeys.size());
            }
            case FROM -> {
                froms.add(ordinal, row);
                fromKeys.add(fact.keys()[0]);
            }
            case RETRACTED -> {
                // what it ended is marked so
            }
        }
    }

    private void addStage(StageEntered fact, int ordinal, int row) {
        stages.add(ordinal, row);
        stageNames.add(texts.number(fact.stage().name()));
        stageMoments.add(Moments.of(fact.at()));
        addContext(fact.context(), Moments.of(fact.at()), ordinal, row);
    }

    private void addClose(Closed fact, int ordinal, int row) {
        closes.add(ordinal, row);
        closeOutcomes.add(Outcomes.code(fact.outcome()));
        closeMoments.add(Moments.of(fact.at()));
        closeValues.add(minor(fact.value()));
        closeCurrencies.add(currency(fact.value()));
        addContext(fact.context(), Moments.of(fact.at()), ordinal, row);
    }

    private void addOpen(Open fact, int ordinal, int row) {
        opens.add(ordinal, row);
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
    }

    private void addDescription(Described fact, int ordinal, int row) {
        for (var attribute : fact.attributes().entrySet()) {
            attributes.add(texts.number(attribute.getKey()));
            attributes.add(texts.number(attribute.getValue()));
        }
        endDescription(fact.entity(), fact.name(), Moments.NONE, ordinal, row);
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
        endDescription(Entity.OPPORTUNITY, Descriptions.CONTEXT, moment, ordinal, row);
    }

    private void attribute(String name, @Nullable String value) {
        if (value != null) {
            attributes.add(texts.number(name));
            attributes.add(texts.number(value));
        }
    }

    private void endDescription(Entity entity, String name, long moment, int ordinal, int row) {
        descriptions.add(ordinal, row);
        descriptionEntities.add((byte) Descriptions.code(entity));
        descriptionNames.add(texts.number(name));
        descriptionMoments.add(moment);
        descriptionEnds.add(attributes.size());
    }

    private int entry(EntryName name) {
        return entryNumbers.computeIfAbsent(name, n -> {
            entries.add(n);
            return entries.size() - 1;
        });
    }

    private static long minor(@Nullable Money money) {
        return money == null ? FactsView.NO_VALUE : money.minor();
    }

    private int currency(@Nullable Money money) {
        return money == null ? Texts.NONE : texts.number(money.currency().getCurrencyCode());
    }

    Stage stage(int name) {
        return new Stage(texts.text(name));
    }

    Origin origin(int row) {
        return new Origin(texts.text(rowPlaces.get(row)), rowLines.get(row));
    }

    /** Memory it takes, about. */
    long bytes() {
        long bytes = texts.bytes() + keyIds.bytes() + 300L * otherFacts.size();
        for (var column : List.of(
                until, keySources, keyKinds, rowRecords, rowEntries, rowFunnels, rowSubjects, rowPlaces, attributes)) {
            bytes += column.bytes();
        }
        bytes += rowLines.bytes() + 24L * stages.size() + 40L * closes.size() + 48L * opens.size();
        return bytes + 32L * descriptions.size() + 16L * (links.size() + froms.size());
    }
}
