package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.fact.Entity;
import io.mittari.metrics.engine.view.FactsView;
import java.time.ZoneId;

/**
 * A tenant's image as it stood at one sequence, in one zone. How far to read is settled when it is made, before the image
 * grows on: what the image says of its own size is its writer's alone.
 */
final class Point {

    final Image image;
    final int sequence;
    final ZoneId zone;

    /** How many blocks, ordinals, rows of records, ends, keys and entries had come. */
    final int blocks;

    final int ordinals;
    final int rows;
    final int ends;
    final int keys;

    /** How many of {@link Image#entityDescriptions} to look at; some of them may be later. */
    final int entityDescriptions;

    /** How many rows of these tables had come. */
    final int links;

    final int froms;
    final int others;
    private final int[] ranks;

    Point(Image image, long sequence, ZoneId zone) {
        this.image = image;
        this.sequence = Math.toIntExact(sequence);
        this.zone = zone;
        this.blocks = blocks(image, this.sequence);
        this.ordinals = blocks < image.blocks() ? image.blockOrdinals.get(blocks) : image.until.size();
        this.rows = blocks == 0 ? 0 : image.blockRows.get(blocks - 1);
        this.ends = blocks == 0 ? 0 : image.blockEnds.get(blocks - 1);
        this.keys = image.keySources.size();
        this.entityDescriptions = image.entityDescriptions.size();
        this.links = image.links.before(ordinals);
        this.froms = image.froms.before(ordinals);
        this.others = image.others.before(ordinals);
        this.ranks = new int[image.entries()];
        for (int i = 0; i < image.ranks.size() && image.rankSequences.get(i) <= sequence; i++) {
            ranks[image.rankEntries.get(i)] = image.ranks.get(i);
        }
    }

    private Point(Point same, ZoneId zone) {
        this.image = same.image;
        this.sequence = same.sequence;
        this.zone = zone;
        this.blocks = same.blocks;
        this.ordinals = same.ordinals;
        this.rows = same.rows;
        this.ends = same.ends;
        this.keys = same.keys;
        this.ranks = same.ranks;
        this.entityDescriptions = same.entityDescriptions;
        this.links = same.links;
        this.froms = same.froms;
        this.others = same.others;
    }

    /** The same point in another zone; also while the image grows on. */
    Point in(ZoneId other) {
        return other.equals(zone) ? this : new Point(this, other);
    }

    private static int blocks(Image image, int sequence) {
        int low = 0;
        int high = image.blocks();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (image.blockSequences.get(middle) <= sequence) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a fact that had come still stood. */
    boolean stands(int ordinal) {
        return image.until.get(ordinal) > sequence;
    }

    boolean stands(Table table, int place) {
        return stands(table.ordinals.get(place));
    }

    /** The first ordinal after those of a row. */
    int end(int row) {
        return row + 1 < rows ? image.rowOrdinals.get(row + 1) : ordinals;
    }

    /** Number of the key the fact is about; negative for none. */
    int subject(Table table, int place) {
        return image.rowSubjects.get(table.rows.get(place));
    }

    int day(long moment) {
        return Moments.day(moment, zone);
    }

    /** Places of the entries in their mappings, as last said; by number of the entry; never to be written to. */
    int[] ranks() {
        return ranks;
    }

    boolean isOfOpportunity(int description) {
        return image.descriptionEntities.get(description) == Descriptions.code(Entity.OPPORTUNITY);
    }

    /** The sequence from which a fact that had come stood no more; 0 if it still stood. */
    long ended(int ordinal) {
        int until = image.until.get(ordinal);
        return until > sequence ? 0 : until;
    }

    /** Where a fact comes from, by its ordinal. */
    FactsView.Provenance provenance(int ordinal) {
        return provenance(image.table(Image.kind(image.kinds.get(ordinal))), image.places.get(ordinal));
    }

    FactsView.Provenance provenance(Table table, int place) {
        int row = table.rows.get(place);
        return new FactsView.Provenance(
                image.texts.text(source(row)), image.origin(row), sequenceOf(table.ordinals.get(place)));
    }

    /** Number of the text that names who brought a row. */
    int source(int row) {
        return image.source(image.rowEntries.get(row));
    }

    private long sequenceOf(int ordinal) {
        int low = 0;
        int high = blocks - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (image.blockOrdinals.get(middle) <= ordinal) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return image.blockSequences.get(low);
    }
}
