package io.mittari.metrics.engine.ingest;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the entries of mappings, in order of their coming. */
final class Entries {

    private final Map<Named, Integer> numbers = new HashMap<>();
    private final List<Named> names = new ArrayList<>();

    int number(String source, String entry) {
        var name = new Named(source, entry);
        var known = numbers.get(name);
        if (known != null) {
            return known;
        }
        numbers.put(name, names.size());
        names.add(name);
        return names.size() - 1;
    }

    void addAll(Entries others) {
        others.names.forEach(name -> number(name.source, name.entry));
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(names.size());
        for (var name : names) {
            out.writeUTF(name.source);
            out.writeUTF(name.entry);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            number(in.readUTF(), in.readUTF());
        }
    }

    long heap() {
        return 250L * names.size();
    }

    private record Named(String source, String entry) {}
}
