package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.tenant.admin.Unloads;
import io.mittari.tenant.admin.bundles.BundleCatalogue;
import io.mittari.tenant.admin.bundles.BundleKey;
import io.mittari.tenant.admin.bundles.FrameworkBundles;
import io.mittari.tenant.admin.live.LiveTenants.Held;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.BundleContext;

/** Unloads on the lane, and waits for the proof beside it. */
final class BundleUnloads implements Unloads {

    private static final long LOOK_EVERY_MS = 100;

    private final BundleCatalogue catalogue;
    private final BundleContext framework;
    private final FrameworkBundles bundles;
    private final LiveTenants live;
    private final ShadowStage shadows;
    private final Lane lane;
    private final Duration limit;
    private final Causes causes;
    private final Map<BundleKey, Leftover> unloaded = new ConcurrentHashMap<>();

    /** @param limit to wait for the classes to be collected */
    BundleUnloads(
            BundleContext framework,
            BundleCatalogue catalogue,
            FrameworkBundles bundles,
            LiveTenants live,
            ShadowStage shadows,
            Lane lane,
            Duration limit,
            Causes causes) {
        this.catalogue = catalogue;
        this.framework = framework;
        this.bundles = bundles;
        this.live = live;
        this.shadows = shadows;
        this.lane = lane;
        this.limit = limit;
        this.causes = causes;
    }

    @Override
    public Unloaded unload(String name, String version) throws BadRequest, Unavailable {
        var key = catalogue.known().demand(name, version);
        long began = System.nanoTime();
        var left = lane.run(() -> {
            demandUnused(key);
            var names = bundles.classNames(key);
            causes.leaves(key, "it was unloaded");
            return new Leftover(key, bundles.unload(key), names, List.of());
        });
        unloaded.put(key, left);
        boolean gone = isGone(left, began);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (gone) {
            unloaded.remove(key, left);
            return new Unloaded(key.toString(), true, millis, List.of(), List.of());
        }
        var counted = left.counted(bundles.otherVersions(key));
        unloaded.replace(key, left, counted);
        return new Unloaded(key.toString(), false, millis, counted.holders(framework), counted.objects());
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
        shadows.demandNone(key);
    }

    private boolean isGone(Leftover left, long began) throws Unavailable {
        try {
            while (true) {
                System.gc();
                if (left.isGone()) {
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

    @Override
    public List<Finding> leftovers() {
        var findings = new ArrayList<Finding>();
        unloaded.values().removeIf(Leftover::isGone);
        unloaded.forEach((bundle, left) -> findings.add(Finding.open(
                "bundle %s was unloaded, but %s".formatted(bundle, left.told(framework)),
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
