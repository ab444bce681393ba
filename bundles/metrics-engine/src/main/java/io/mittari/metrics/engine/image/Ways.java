package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.column.Bytes;
import io.mittari.metrics.engine.column.Ints;
import io.mittari.metrics.engine.column.Pieces;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * From a key to all that is about it, the newest first: rows, links, and leads that others came out of. Chains, whose
 * heads are worked out anew when an image is found again; whoever reads
 * an earlier point passes over what came later. Numbers are kept plus one; 0 is none.
 */
final class Ways {

    private final Image image;
    private final Ints rowHeads;
    private final Ints linkHeads;
    private final Ints fromHeads;
    private final Bytes tied;

    /** By row, by place in {@link Image#linkKeys} and by place in {@link Image#froms}: the one before. */
    private final Ints rows;

    private final Ints links;
    private final Ints froms;

    /** By place in {@link Image#linkKeys}: the link it is of. */
    private final Ints linkOf;

    Ways(Image image, List<Pieces> columns) {
        this.image = image;
        rowHeads = new Ints(image.space);
        linkHeads = new Ints(image.space);
        fromHeads = new Ints(image.space);
        tied = new Bytes(image.space);
        rows = new Ints(image.space);
        links = new Ints(image.space);
        froms = new Ints(image.space);
        linkOf = new Ints(image.space);
        columns.addAll(List.of(rows, links, froms, linkOf));
    }

    void addKey() {
        rowHeads.add(0);
        linkHeads.add(0);
        fromHeads.add(0);
        tied.add((byte) 0);
    }

    void addRow(int row, int subject) {
        rows.add(subject < 0 ? 0 : rowHeads.get(subject));
        if (subject >= 0) {
            VarHandle.releaseFence();
            rowHeads.set(subject, row + 1);
        }
    }

    void addLink(int key, int link, int place) {
        links.add(linkHeads.get(key));
        linkOf.add(link);
        VarHandle.releaseFence();
        linkHeads.set(key, place + 1);
        tied.set(key, (byte) 1);
    }

    void addFrom(int subject, int key, int from) {
        froms.add(fromHeads.get(key));
        VarHandle.releaseFence();
        fromHeads.set(key, from + 1);
        tied.set(key, (byte) 1);
        tied.set(subject, (byte) 1);
    }

    /** Columns whose content is made again when an image is found again. */
    List<Pieces> heads() {
        return List.of(rowHeads, linkHeads, fromHeads, tied);
    }

    /** Makes the heads again from what the image holds. */
    void found() {
        for (int key = 0; key < rowHeads.size(); key++) {
            rowHeads.set(key, 0);
            linkHeads.set(key, 0);
            fromHeads.set(key, 0);
            tied.set(key, (byte) 0);
        }
        for (int row = 0; row < image.rowSubjects.size(); row++) {
            int subject = image.rowSubjects.get(row);
            if (subject >= 0) {
                rowHeads.set(subject, row + 1);
            }
        }
        for (int place = 0; place < image.linkKeys.size(); place++) {
            linkHeads.set(image.linkKeys.get(place), place + 1);
            tied.set(image.linkKeys.get(place), (byte) 1);
        }
        for (int from = 0; from < image.fromKeys.size(); from++) {
            fromHeads.set(image.fromKeys.get(from), from + 1);
            tied.set(image.fromKeys.get(from), (byte) 1);
            tied.set(image.rowSubjects.get(image.froms.rows.get(from)), (byte) 1);
        }
    }

    /** Whether a link or an origin ever named the key. */
    boolean isTied(int key) {
        return tied.get(key) != 0;
    }

    /** The newest row about a key; negative: none. */
    int lastRow(int key) {
        return head(rowHeads, key);
    }

    int rowBefore(int row) {
        return rows.get(row) - 1;
    }

    /** The newest place in {@link Image#linkKeys} of a key; negative: none. */
    int lastLinked(int key) {
        return head(linkHeads, key);
    }

    int linkedBefore(int place) {
        return links.get(place) - 1;
    }

    int linkAt(int place) {
        return linkOf.get(place);
    }

    /** The newest origin that names a key as the lead; negative: none. */
    int lastFrom(int lead) {
        return head(fromHeads, lead);
    }

    int fromBefore(int from) {
        return froms.get(from) - 1;
    }

    /** What a head points at was there before it. */
    private static int head(Ints heads, int key) {
        int head = heads.get(key);
        VarHandle.acquireFence();
        return head - 1;
    }
}
