package io.mittari.tenant.admin.live;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What was seen, each thing once, and no more of them than people read. For many threads. */
final class Sightings {

    private static final int TOLD = 20;

    private final Set<String> told = new LinkedHashSet<>();
    private int more;

    synchronized void add(String what) {
        if (told.size() < TOLD) {
            told.add(what);
        } else if (!told.contains(what)) {
            more++;
        }
    }

    /** In the order they were seen. */
    synchronized List<String> told() {
        var all = new ArrayList<>(told);
        if (more > 0) {
            all.add("and %d more".formatted(more));
        }
        return all;
    }
}
