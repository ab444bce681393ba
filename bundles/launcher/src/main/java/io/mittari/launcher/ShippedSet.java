package io.mittari.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a distribution ships, in the order of its list. */
record ShippedSet(List<Shipped> bundles) {

    /** Keeps each in the home, and tells the platform in {@code run/shipped.json} what there is; of the shell only if it is wanted. */
    static ShippedSet keep(Path distribution, Home home, boolean shell) throws IOException, StartFailed {
        var bundles = new ArrayList<Shipped>();
        for (var listed : Listed.readFrom(distribution, shell)) {
            bundles.add(Shipped.keep(listed, home));
        }
        home.writeRunFile(
                Home.SHIPPED, Json.array(bundles.stream().map(ShippedSet::json).toList()));
        return new ShippedSet(List.copyOf(bundles));
    }

    List<Shipped> ofPlatform() {
        return bundles.stream().filter(Shipped::ofPlatform).toList();
    }

    private static String json(Shipped bundle) {
        return Json.object(new TreeMap<>(Map.of(
                "kind", bundle.ofPlatform() ? "platform" : "available",
                "name", bundle.name(),
                "version", bundle.version(),
                "sha256", bundle.sha256())));
    }
}
