package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.tenant.admin.Unloads;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.bundles.FrameworkBundles;
import io.mittari.tenant.admin.live.LiveTenants.Held;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Unloads on the lane, and waits for the proof beside it. */
final class BundleUnloads implements Unloads {

    private static final long LOOK_EVERY_MS = 100;

    private final BundleCatalogue catalogue;
    private final FrameworkBundles framework;
    private final LiveTenants live;
    private final Lane lane;
    private final Duration limit;
    private final Causes causes;
    private final Map<String, WeakReference<ClassLoader>> unloaded = new ConcurrentHashMap<>();

    /** @param limit to wait for the classes to be collected */
    BundleUnloads(
            BundleCatalogue catalogue,
            FrameworkBundles framework,
            LiveTenants live,
            Lane lane,
            Duration limit,
            Causes causes) {
        this.catalogue = catalogue;
        this.framework = framework;
        this.live = live;
        this.lane = lane;
        this.limit = limit;
        this.causes = causes;
    }

    @Override
    public Unloaded unload(String name, String version) throws BadRequest, Unavailable {
        var key = catalogue.known().demand(name, version);
        long began = System.nanoTime();
        var classes = lane.run(() -> {
            demandUnused(key);
            causes.leaves(key, "it was unloaded");
            return framework.unload(key);
        });
        unloaded.put(key.toString(), classes);
        boolean gone = isGone(classes, began);
        if (gone) {
            unloaded.remove(key.toString(), classes);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        return new Unloaded(key.toString(), gone, millis, gone ? List.of() : holders(classes));
    }

    private void demandUnused(BundleKey key) throws BadRequest {
        var users = live.all()
                .map(Held::instance)
                .filter(each -> Kinds.bundle(each).equals(key))
                .map(each -> "%s (%s)"
                        .formatted(each.instance().tenant(), each.instance().name()))
                .sorted()
                .collect(Collectors.joining(", "));
        if (!users.isEmpty()) {
            throw new BadRequest("bundle %s is used by %s; swap them first".formatted(key, users));
        }
    }

    private boolean isGone(WeakReference<ClassLoader> classes, long began) throws Unavailable {
        try {
            while (true) {
                System.gc();
                if (classes.refersTo(null)) {
                    return true;
                }
                if (System.nanoTime() - began > limit.toNanos()) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while the bundle was unloaded; it is", e);
        }
    }

    /** Threads are what can be asked; what else holds a class loader, only a heap dump tells. */
    private static List<String> holders(WeakReference<ClassLoader> classes) {
        var held = classes.get();
        var holders = new ArrayList<String>();
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (held != null
                    && (thread.getContextClassLoader() == held
                            || thread.getClass().getClassLoader() == held)) {
                holders.add("thread '%s'".formatted(thread.getName()));
            }
        }
        holders.sort(null);
        return holders;
    }

    @Override
    public List<Finding> leftovers() {
        var findings = new ArrayList<Finding>();
        unloaded.values().removeIf(classes -> classes.refersTo(null));
        unloaded.forEach((bundle, classes) -> findings.add(Finding.open(
                "bundle %s was unloaded, but %s"
                        .formatted(
                                bundle,
                                holders(classes).isEmpty()
                                        ? "something holds its classes"
                                        : String.join(", ", holders(classes)) + " holds its classes"),
                "tell who wrote the bundle; the memory is free after mittari stop and mittari start")));
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith(ForeignThread.STUCK)) {
                findings.add(Finding.open(
                        "%s did not end, and was given up"
                                .formatted(thread.getName().substring(ForeignThread.STUCK.length())),
                        "tell who wrote the bundle; it is gone after mittari stop and mittari start"));
            }
        }
        return findings;
    }
}
