package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.journal.Kind;
import java.util.BitSet;

/** What happened to an image from one point to a later one. */
final class Delta {

    /** Keys that anything happened to. */
    final BitSet keys = new BitSet();

    private boolean others;
    private boolean entities;
    private boolean times;

    /** @param tallies brought from the one point to the other */
    Delta(Point from, Point to, Tallies tallies) {
        var image = to.image;
        for (int row = from.rows; row < to.rows; row++) {
            int end = to.end(row);
            for (int ordinal = image.rowOrdinals.get(row); ordinal < end; ordinal++) {
                touch(to, row, ordinal);
                if (to.stands(ordinal)) {
                    tallies.add(to, row, ordinal, 1);
                }
            }
        }
        for (int i = from.ends; i < to.ends; i++) {
            int ordinal = image.ends.get(i);
            var kind = Image.kind(image.kinds.get(ordinal));
            if (ordinal < from.ordinals && kind != Kind.RETRACTED) {
                int row = image.table(kind).rows.get(image.places.get(ordinal));
                touch(to, row, ordinal);
                tallies.add(to, row, ordinal, -1);
            }
        }
    }

    /** Whether costs, totals or rates changed. */
    boolean hasOthers() {
        return others;
    }

    /** Whether descriptions of companies, owners, … changed. */
    boolean hasEntities() {
        return entities;
    }

    /** Whether anything changed that dates descriptions. */
    boolean hasTimes() {
        return times;
    }

    private void touch(Point to, int row, int ordinal) {
        var image = to.image;
        int place = image.places.get(ordinal);
        int subject = image.rowSubjects.get(row);
        if (subject >= 0) {
            keys.set(subject);
        }
        switch (Image.kind(image.kinds.get(ordinal))) {
            case STAGE, CLOSED, OPEN -> times = true;
            case DESCRIBED -> entities |= !to.isOfOpportunity(place);
            case COST, TOTAL, RATE -> others = true;
            case LINK -> {
                for (int k = place == 0 ? 0 : image.linkEnds.get(place - 1); k < image.linkEnds.get(place); k++) {
                    keys.set(image.linkKeys.get(k));
                }
            }
            case FROM -> keys.set(image.fromKeys.get(place));
            case RETRACTED -> {
                // what it ended is told by itself
            }
        }
    }
}
