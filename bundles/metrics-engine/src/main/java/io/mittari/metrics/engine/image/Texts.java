package io.mittari.metrics.engine.image;

import io.mittari.metrics.engine.column.Pieces;
import io.mittari.metrics.engine.column.Space;
import io.mittari.metrics.engine.column.Strings;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Numbers for texts that come again and again. The texts lie where the columns lie; where to look for one is in the
 * heap.
 */
final class Texts {

    static final int NONE = -1;

    private final Strings texts;

    /** Open addressing: number of the text, plus one. At most half full. */
    private int[] places = new int[64];

    Texts(Space space) {
        texts = new Strings(space);
    }

    synchronized int number(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        int place = place(bytes);
        if (places[place] == 0) {
            texts.add(bytes);
            places[place] = texts.size();
            if (texts.size() * 2 > places.length) {
                spread(places.length * 2);
            }
            return texts.size() - 1;
        }
        return places[place] - 1;
    }

    /** The number of a text, {@link #NONE} if it never came. */
    synchronized int find(String text) {
        return places[place(text.getBytes(StandardCharsets.UTF_8))] - 1;
    }

    String text(int number) {
        return texts.get(number);
    }

    /** Where the texts are. */
    List<Pieces> columns() {
        return texts.columns();
    }

    /** To be called when the columns were filled from elsewhere. */
    synchronized void found() {
        spread(Math.max(64, Integer.highestOneBit(texts.size() + 1) * 4));
    }

    synchronized long heapBytes() {
        return 4L * places.length + 16;
    }

    private int place(byte[] text) {
        int place = hash(text) & (places.length - 1);
        while (places[place] != 0 && !texts.is(places[place] - 1, text)) {
            place = (place + 1) & (places.length - 1);
        }
        return place;
    }

    private void spread(int length) {
        places = new int[length];
        for (int number = 0; number < texts.size(); number++) {
            int place = hash(texts.bytes(number)) & (length - 1);
            while (places[place] != 0) {
                place = (place + 1) & (length - 1);
            }
            places[place] = number + 1;
        }
    }

    private static int hash(byte[] text) {
        int hash = Arrays.hashCode(text) * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
