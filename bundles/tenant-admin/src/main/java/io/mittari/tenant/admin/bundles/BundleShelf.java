package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Version;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Jars kept by content, and the bundles made of them. A bundle starts with the level of this one, so that it stops
 * before what it uses. To be called by one thread at a time.
 */
public final class BundleShelf {

    private static final int REFRESH_SECONDS = 30;
    private static final Logger LOG = LoggerFactory.getLogger(BundleShelf.class);

    private final BundleContext framework;
    private final JarFolder jars;
    private final BundleTrust trust;
    private final Map<String, Optional<Metatype>> metatypes = new ConcurrentHashMap<>();
    private final Set<String> fit = ConcurrentHashMap.newKeySet();

    public BundleShelf(BundleContext framework, JarFolder jars, BundleTrust trust) {
        this.framework = framework;
        this.jars = jars;
        this.trust = trust;
    }

    /**
     * Looks whether the bundle could be installed, without running any of it.
     *
     * @param service the interface that instances of its kind offer
     */
    public void check(BundleKey bundle, String service) throws BadRequest, Unavailable {
        demandOnlyContent(bundle);
        trust.demandToRun(bundle);
        if (framework.getBundle(bundle.location()) == null && !fit.contains(bundle.location() + service)) {
            content(bundle);
            BundleRules.demandFit(jars.file(bundle.sha256()), bundle, service);
            fit.add(bundle.location() + service);
        }
    }

    /** The settings that the bundle says its component takes; empty: it does not say. */
    public Optional<Metatype> metatype(BundleKey bundle) throws BadRequest, Unavailable {
        var known = metatypes.get(bundle.location());
        if (known != null) {
            return known;
        }
        try {
            content(bundle);
            var found = Metatype.of(
                    bundle.name(),
                    JarContent.of(jars.file(bundle.sha256())).xml().values());
            metatypes.put(bundle.location(), found);
            return found;
        } catch (IOException | XMLStreamException e) {
            throw BundleRules.refused(bundle, "its description of settings cannot be read: " + e.getMessage());
        }
    }

    /** Uninstalls it; nobody may use it. What hangs in it holds us no longer than this. */
    public void release(BundleKey key, Duration limit) throws InterruptedException {
        var bundle = framework.getBundle(key.location());
        if (bundle == null) {
            return;
        }
        var unloading = new Thread(() -> uninstall(bundle), "mittari-release " + key);
        unloading.setDaemon(true);
        unloading.start();
        unloading.join(limit.toMillis());
        if (unloading.isAlive()) {
            LOG.warn("{} is still being uninstalled after {} s", key, limit.toSeconds());
        }
    }

    private static void uninstall(Bundle bundle) {
        try {
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("{} could not be uninstalled", bundle.getLocation(), e);
        }
    }

    /** Whether it runs. */
    public boolean runs(BundleKey key) {
        var bundle = framework.getBundle(key.location());
        return bundle != null && bundle.getState() == Bundle.ACTIVE;
    }

    /** Checks, installs, resolves and starts, if that has not been done; afterwards the bundle runs or is not there. */
    public Bundle running(BundleKey key, String service) throws BadRequest, Unavailable {
        check(key, service);
        var installed = framework.getBundle(key.location());
        if (installed != null && installed.getState() == Bundle.ACTIVE) {
            return installed;
        }
        try {
            var bundle = framework.installBundle(key.location(), new ByteArrayInputStream(content(key)));
            start(bundle, key);
            return bundle;
        } catch (BundleException e) {
            throw BundleRules.refused(key, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Takes a bundle out of the framework, and nothing with it.
     *
     * @return its class loader, held weakly: it is gone when nothing of the bundle is left
     * @throws BadRequest if it is not there, or others are wired to it
     */
    public WeakReference<ClassLoader> unload(BundleKey key) throws BadRequest, Unavailable, InterruptedException {
        var bundle = framework.getBundle(key.location());
        if (bundle == null) {
            throw new BadRequest("bundle %s is not loaded".formatted(key));
        }
        var wiring = framework.getBundle(0).adapt(FrameworkWiring.class);
        var wiredTo = wiring.getDependencyClosure(List.of(bundle)).stream()
                .filter(each -> !each.equals(bundle))
                .map(each -> each.getSymbolicName() + " " + each.getVersion())
                .collect(Collectors.joining(", "));
        if (!wiredTo.isEmpty()) {
            throw new BadRequest("bundle %s cannot be unloaded: others are wired to it, %s".formatted(key, wiredTo));
        }
        var classes = new WeakReference<>(classes(bundle));
        var refreshed = new CountDownLatch(1);
        try {
            bundle.uninstall();
            wiring.refreshBundles(List.of(bundle), event -> refreshed.countDown());
        } catch (BundleException e) {
            throw new Unavailable("bundle %s cannot be unloaded: %s".formatted(key, e.getMessage()), e);
        }
        if (!refreshed.await(REFRESH_SECONDS, TimeUnit.SECONDS)) {
            throw new Unavailable(
                    "bundle %s was unloaded, but not let go of in %d s".formatted(key, REFRESH_SECONDS), null);
        }
        return classes;
    }

    private static @Nullable ClassLoader classes(Bundle bundle) {
        var wiring = bundle.adapt(BundleWiring.class);
        return wiring == null ? null : wiring.getClassLoader();
    }

    /**
     * Looks whether the framework can resolve it, and leaves no trace. None of its code is run.
     *
     * @param jar its content
     */
    void tryOut(BundleKey key, Path jar) throws BadRequest, Unavailable {
        demandOnlyContent(key);
        if (framework.getBundle(key.location()) != null) {
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

    /** Takes it out of the framework, if it is in there. */
    void takeDown(BundleKey key) throws BadRequest, Unavailable, InterruptedException {
        if (framework.getBundle(key.location()) != null) {
            unload(key);
        }
    }

    private void demandResolved(Bundle bundle, BundleKey key) throws BadRequest {
        if (!framework.getBundle(0).adapt(FrameworkWiring.class).resolveBundles(List.of(bundle))) {
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
    private void demandOnlyContent(BundleKey key) throws BadRequest {
        for (var other : framework.getBundles()) {
            if (key.name().equals(other.getSymbolicName())
                    && Version.parseVersion(key.version()).equals(other.getVersion())
                    && !key.location().equals(other.getLocation())) {
                throw BundleRules.refused(
                        key, "that name and version runs already with another content, " + other.getLocation());
            }
        }
    }

    /** The kept content, proved to be what its name says. */
    private byte[] content(BundleKey key) throws BadRequest, Unavailable {
        var file = jars.file(key.sha256());
        try {
            var content = Files.readAllBytes(file);
            if (!sha256(content).equals(key.sha256())) {
                throw BundleRules.refused(
                        key,
                        "%s is damaged: its content has another digest; delete it and start anew, what is shipped is made again"
                                .formatted(file));
            }
            return content;
        } catch (NoSuchFileException e) {
            throw BundleRules.refused(key, "%s is not there".formatted(file));
        } catch (IOException e) {
            throw new Unavailable("%s cannot be read".formatted(file), e);
        }
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(JarFolder.sha256().digest(content));
    }
}
