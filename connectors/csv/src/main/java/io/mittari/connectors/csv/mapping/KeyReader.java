package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.fact.ObjectKey;
import java.util.ArrayList;
import java.util.List;

/** The keys of a row that are not empty, in the order of the mapping. */
final class KeyReader {

    private final List<String> kinds = new ArrayList<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<String> splits = new ArrayList<>();

    KeyReader(List<KeyCell> keys, CellCompiler cells) {
        for (var key : keys) {
            kinds.add(key.kind());
            texts.add(cells.text(key.cell()));
            var split = key.cell().split();
            splits.add(split == null ? "" : split);
        }
    }

    List<ObjectKey> read(Cells row) {
        if (texts.size() == 1 && splits.get(0).isEmpty()) {
            var id = texts.get(0).of(row);
            return id.isEmpty() ? List.of() : List.of(new ObjectKey(kinds.get(0), id));
        }
        var keys = new ArrayList<ObjectKey>();
        for (var i = 0; i < texts.size(); i++) {
            var id = texts.get(i).of(row);
            if (!id.isEmpty()) {
                if (splits.get(i).isEmpty()) {
                    add(new ObjectKey(kinds.get(i), id), keys);
                } else {
                    split(id, splits.get(i), kinds.get(i), keys);
                }
            }
        }
        return keys;
    }

    private static void split(String ids, String by, String kind, List<ObjectKey> keys) {
        var from = 0;
        while (from <= ids.length()) {
            var to = ids.indexOf(by, from);
            var id = ids.substring(from, to < 0 ? ids.length() : to).strip();
            if (!id.isEmpty()) {
                add(new ObjectKey(kind, id), keys);
            }
            if (to < 0) {
                return;
            }
            from = to + by.length();
        }
    }

    private static void add(ObjectKey key, List<ObjectKey> keys) {
        if (!keys.contains(key)) {
            keys.add(key);
        }
    }

    /** How a record is known by the key of its opportunity. */
    static String record(ObjectKey key) {
        return key.kind().isEmpty() ? key.id() : key.kind() + "/" + key.id();
    }
}
