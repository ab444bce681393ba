package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * The bundles of tenants in the framework. One starts with the level of this one, so that it stops before what it
 * uses. To be called by one thread at a time.
 */
public final class FrameworkBundles {

    private static final int GO_SECONDS = 30;

    private final BundleContext framework;

    public FrameworkBundles(BundleContext framework) {
        this.framework = framework;
    }

    boolean has(BundleKey key) {
        return framework.getBundle(key.location()) != null;
    }

    public boolean runs(BundleKey key) {
        return running(key).isPresent();
    }

    Optional<Bundle> running(BundleKey key) {
        return Optional.ofNullable(framework.getBundle(key.location()))
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE);
    }

    /** Names of all classes that it has, embedded libraries included; empty if it is not there or not resolved. */
    public Set<String> classNames(BundleKey key) {
        var bundle = framework.getBundle(key.location());
        var wiring = bundle == null ? null : bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            return Set.of();
        }
        var all = wiring.listResources(
                "/", "*.class", BundleWiring.LISTRESOURCES_RECURSE | BundleWiring.LISTRESOURCES_LOCAL);
        return all.stream()
                .map(file ->
                        file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Versions of the same bundle that are there beside this one. */
    public List<String> otherVersions(BundleKey key) {
        return Arrays.stream(framework.getBundles())
                .filter(each -> key.name().equals(each.getSymbolicName())
                        && !key.location().equals(each.getLocation()))
                .map(each -> each.getVersion().toString())
                .sorted()
                .toList();
    }

    /** Installs, resolves and starts; afterwards the bundle runs or is not there. */
    Bundle start(BundleKey key, byte[] content) throws BadRequest {
        try {
            var bundle = framework.installBundle(key.location(), new ByteArrayInputStream(content));
            start(bundle, key);
            return bundle;
        } catch (BundleException e) {
            throw BundleRules.refused(key, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Looks whether the framework can resolve it, and leaves no trace. None of its code is run.
     *
     * @param jar its content
     */
    void tryOut(BundleKey key, Path jar) throws BadRequest, Unavailable {
        demandOnlyContent(key);
        if (has(key)) {
            return;
        }
        try (var content = Files.newInputStream(jar)) {
            var bundle = framework.installBundle(key.location(), content);
            try {
                demandResolved(bundle, key);
            } finally {
                bundle.uninstall();
            }
        } catch (BundleException e) {
            throw BundleRules.refused(key, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read".formatted(jar), e);
        }
    }

    /**
     * Takes a bundle out of the framework, and nothing with it.
     *
     * @return its class loader, held weakly: it is gone when nothing of the bundle is left
     * @throws BadRequest if it is not there, or others are wired to it
     * @throws Unavailable if something in it does not end in half a minute; it is ending still
     */
    public WeakReference<ClassLoader> unload(BundleKey key) throws BadRequest, Unavailable, InterruptedException {
        var bundle = framework.getBundle(key.location());
        if (bundle == null) {
            throw new BadRequest("bundle %s is not loaded".formatted(key));
        }
        demandNoneWired(bundle, key);
        var classes = new WeakReference<>(classes(bundle));
        uninstall(bundle, key);
        var refreshed = new CountDownLatch(1);
        wiring().refreshBundles(List.of(bundle), event -> refreshed.countDown());
        if (!refreshed.await(GO_SECONDS, TimeUnit.SECONDS)) {
            throw new Unavailable("bundle %s was unloaded, but not let go of in %d s".formatted(key, GO_SECONDS), null);
        }
        return classes;
    }

    private void demandNoneWired(Bundle bundle, BundleKey key) throws BadRequest {
        var wiredTo = wiring().getDependencyClosure(List.of(bundle)).stream()
                .filter(each -> !each.equals(bundle))
                .map(each -> each.getSymbolicName() + " " + each.getVersion())
                .collect(Collectors.joining(", "));
        if (!wiredTo.isEmpty()) {
            throw new BadRequest("bundle %s cannot be unloaded: others are wired to it, %s".formatted(key, wiredTo));
        }
    }

    /** What hangs in the bundle holds us no longer than the limit. */
    private static void uninstall(Bundle bundle, BundleKey key) throws Unavailable, InterruptedException {
        var uninstalled = new FutureTask<@Nullable Void>(() -> {
            bundle.uninstall();
            return null;
        });
        var thread = new Thread(uninstalled, "mittari-unload " + key);
        thread.setDaemon(true);
        thread.start();
        try {
            uninstalled.get(GO_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Unavailable("bundle %s cannot be unloaded: %s".formatted(key, e.getCause()), e);
        } catch (TimeoutException e) {
            throw new Unavailable("bundle %s has not ended in %d s".formatted(key, GO_SECONDS), e);
        }
    }

    private static @Nullable ClassLoader classes(Bundle bundle) {
        var wiring = bundle.adapt(BundleWiring.class);
        return wiring == null ? null : wiring.getClassLoader();
    }

    private FrameworkWiring wiring() {
        return framework.getBundle(0).adapt(FrameworkWiring.class);
    }

    private void demandResolved(Bundle bundle, BundleKey key) throws BadRequest {
        if (!wiring().resolveBundles(List.of(bundle))) {
            throw BundleRules.refused(key, "it cannot be resolved: " + whyUnresolved(bundle));
        }
    }

    private void start(Bundle bundle, BundleKey key) throws BadRequest, BundleException {
        boolean started = false;
        try {
            bundle.adapt(BundleStartLevel.class).setStartLevel(level());
            demandResolved(bundle, key);
            bundle.start();
            started = bundle.getState() == Bundle.ACTIVE;
            if (!started) {
                throw BundleRules.refused(key, "it did not start");
            }
        } finally {
            if (!started) {
                bundle.uninstall();
            }
        }
    }

    private int level() {
        return Math.max(1, framework.getBundle().adapt(BundleStartLevel.class).getStartLevel());
    }

    /** Resolving only answers yes or no; asked for a class, the framework tells what is missing, and runs nothing. */
    private static String whyUnresolved(Bundle bundle) {
        try {
            bundle.loadClass(Object.class.getName());
            return "only at the first attempt";
        } catch (ClassNotFoundException e) {
            var cause = e.getCause();
            return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
        }
    }

    /** The same name and version with another content would be two different things under one name. */
    void demandOnlyContent(BundleKey key) throws BadRequest {
        for (var other : framework.getBundles()) {
            if (key.name().equals(other.getSymbolicName())
                    && Version.parseVersion(key.version()).equals(other.getVersion())
                    && !key.location().equals(other.getLocation())) {
                throw BundleRules.refused(
                        key, "that name and version runs already with another content, " + other.getLocation());
            }
        }
    }
}
