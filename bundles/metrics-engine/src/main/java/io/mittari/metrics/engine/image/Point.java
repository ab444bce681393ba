package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.image.Image.EntryName;
import io.mittari.metrics.engine.image.Image.Table;
import io.mittari.metrics.engine.view.FactsView;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tenant's image as it stood at one sequence, in one zone. How far to read is settled when it is made, before the image
 * grows on: what the image says of its own size is its writer's alone.
 */
final class Point {

    final Image image;
    final int sequence;
    final ZoneId zone;

    /** The first ordinal that came later. */
    private final int limit;

    private final Map<Table, Integer> rows = new HashMap<>();
    private final List<EntryName> entries;
    private final int blocks;
    private final int keys;
    private final int rankings;

    Point(Image image, long sequence, ZoneId zone) {
        this.image = image;
        this.sequence = Math.toIntExact(sequence);
        this.zone = zone;
        this.limit = limit(image, sequence);
        this.entries = List.copyOf(image.entries);
        this.blocks = image.blocks();
        this.keys = image.keySources.size();
        this.rankings = image.ranks.size();
        image.tables().forEach(table -> rows.put(table, count(table)));
    }

    private Point(Point same, ZoneId zone) {
        this.image = same.image;
        this.sequence = same.sequence;
        this.zone = zone;
        this.limit = same.limit;
        this.entries = same.entries;
        this.blocks = same.blocks;
        this.keys = same.keys;
        this.rankings = same.rankings;
        this.rows.putAll(same.rows);
    }

    /** The same point in another zone; also while the image grows on. */
    Point in(ZoneId other) {
        return new Point(this, other);
    }

    /** How many keys there were. */
    int keys() {
        return keys;
    }

    /** Rows of a table that had come; later ones follow them. */
    int rows(Table table) {
        return rows.getOrDefault(table, 0);
    }

    private int count(Table table) {
        return lowest(table, table.size(), limit);
    }

    /** The first of so many rows whose fact has this ordinal or a higher one. */
    private static int lowest(Table table, int rows, int ordinal) {
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (table.ordinals.get(middle) < ordinal) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a row that had come still stood. */
    boolean stands(Table table, int index) {
        return image.until.get(table.ordinals.get(index)) > sequence;
    }

    /** Number of the key the row is about; negative for none. */
    int subject(Table table, int index) {
        return image.rowSubjects.get(table.rows.get(index));
    }

    int day(long moment) {
        return Moments.day(moment, zone);
    }

    /** Places of the entries in their mappings, as last said; by number of the entry. */
    int[] ranks() {
        var ranks = new int[entries.size()];
        for (int i = 0; i < rankings && image.rankSequences.get(i) <= sequence; i++) {
            int entry = image.rankEntries.get(i);
            if (entry < ranks.length) {
                ranks[entry] = image.ranks.get(i);
            }
        }
        return ranks;
    }

    /** Where a fact comes from, by its ordinal. */
    FactsView.Provenance provenance(int ordinal) {
        for (var table : image.tables()) {
            int index = lowest(table, rows(table), ordinal);
            if (index < rows(table) && table.ordinals.get(index) == ordinal) {
                return provenance(table, index);
            }
        }
        throw new IllegalArgumentException("no fact %d at #%d".formatted(ordinal, sequence));
    }

    /** The sequence from which a fact that had come stood no more; 0 if it still stood. */
    long ended(int ordinal) {
        int until = image.until.get(ordinal);
        return until > sequence ? 0 : until;
    }

    FactsView.Provenance provenance(Table table, int index) {
        int row = table.rows.get(index);
        return new FactsView.Provenance(source(table, index), image.origin(row), sequenceOf(table.ordinals.get(index)));
    }

    /** Who brought a row. */
    String source(Table table, int index) {
        return entries.get(image.rowEntries.get(table.rows.get(index))).source();
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

    private static int limit(Image image, long sequence) {
        for (int block = image.blocks() - 1; block >= 0; block--) {
            if (image.blockSequences.get(block) <= sequence) {
                return block + 1 < image.blocks() ? image.blockOrdinals.get(block + 1) : image.until.size();
            }
        }
        return 0;
    }
}
