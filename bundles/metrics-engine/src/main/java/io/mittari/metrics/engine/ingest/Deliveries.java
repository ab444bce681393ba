package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.JournalStore;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which records each delivery under way has held so far: known by heart, and stored with every batch. */
final class Deliveries {

    private static final int PART = 30_000;

    private final JournalStore store;
    private final Map<String, BitSet> seen = new HashMap<>();

    Deliveries(JournalStore store) {
        this.store = store;
    }

    /** Records held by earlier batches of the delivery; the caller may add to it once his batch is stored. */
    BitSet seen(Instance by, String delivery) throws Unavailable {
        var name = name(by, delivery);
        var known = seen.get(name);
        if (known == null) {
            known = new BitSet();
            for (var part : store.seen(by, delivery)) {
                read(part, known);
            }
            seen.keySet().removeIf(other -> other.startsWith(name(by, "")));
            seen.put(name, known);
        }
        return known;
    }

    void forget(Instance by, String delivery) {
        seen.remove(name(by, delivery));
    }

    void forgetAll() {
        seen.clear();
    }

    /** Memory it takes, about. */
    long bytes() {
        return seen.values().stream()
                .mapToLong(records -> 200 + records.size() / 8)
                .sum();
    }

    /**
     * Pairs of (records left out, records held) in a row, each number in seven bits a byte; {@link #read} adds them. In
     * parts that a store takes.
     */
    static List<byte[]> written(BitSet records) {
        var parts = new ArrayList<byte[]>();
        var out = new ByteArrayOutputStream();
        int last = 0;
        for (int from = records.nextSetBit(0); from >= 0; from = records.nextSetBit(last)) {
            if (out.size() > PART) {
                parts.add(out.toByteArray());
                out.reset();
                last = 0;
            }
            int to = records.nextClearBit(from);
            number(out, from - last);
            number(out, to - from);
            last = to;
        }
        if (out.size() > 0) {
            parts.add(out.toByteArray());
        }
        return parts;
    }

    static void read(byte[] part, BitSet into) {
        int at = 0;
        int record = 0;
        boolean held = false;
        while (at < part.length) {
            int number = 0;
            int shift = 0;
            int next;
            do {
                next = part[at++];
                number |= (next & 0x7f) << shift;
                shift += 7;
            } while (next < 0);
            if (held) {
                into.set(record, record + number);
            }
            record += number;
            held = !held;
        }
    }

    private static void number(ByteArrayOutputStream out, int number) {
        while (number > 0x7f) {
            out.write(number | 0x80);
            number >>>= 7;
        }
        out.write(number);
    }

    private static String name(Instance by, String delivery) {
        return by.name() + '/' + delivery;
    }
}
