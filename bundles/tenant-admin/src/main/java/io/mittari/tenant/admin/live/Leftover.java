package io.mittari.tenant.admin.live;

import io.mittari.tenant.admin.bundles.BundleKey;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.framework.BundleContext;

/**
 * What may be left of a bundle that was unloaded.
 *
 * @param loader held weakly: it is gone when nothing of the bundle is left
 * @param classes names of all that it has
 * @param objects there were of these when nobody waited for it any more
 */
record Leftover(BundleKey bundle, WeakReference<ClassLoader> loader, Set<String> classes, List<String> objects) {

    Leftover {
        objects = List.copyOf(objects);
    }

    boolean isGone() {
        return loader.refersTo(null);
    }

    /** @param beside other versions of the bundle that are loaded: their objects cannot be told apart */
    Leftover counted(List<String> beside) {
        var counted = new ArrayList<>(ClassCounts.of(classes));
        if (!counted.isEmpty() && !beside.isEmpty()) {
            counted.add("counted with those of version " + String.join(", ", beside));
        }
        return new Leftover(bundle, loader, classes, counted);
    }

    List<String> holders(BundleContext framework) {
        var held = loader.get();
        return held == null ? List.of() : Holders.of(held, framework, bundle.location());
    }

    /** For people: what holds its classes, and how many objects there are of which. */
    String told(BundleContext framework) {
        var holders = holders(framework);
        var told = (holders.isEmpty() ? "something" : String.join(", ", holders)) + " holds its classes";
        return objects.isEmpty()
                ? told
                : "%s; of their objects there were %s".formatted(told, String.join(", ", objects));
    }
}
