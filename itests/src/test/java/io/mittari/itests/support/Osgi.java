package io.mittari.itests.support;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.util.tracker.ServiceTracker;

/** The running framework, as a test sees it from outside. */
public final class Osgi {

    private static final int PATIENCE_SECONDS = 10;

    private final BundleContext context;
    private final List<ServiceTracker<?, ?>> held = new ArrayList<>();

    Osgi(BundleContext context) {
        this.context = context;
    }

    /** Of the system bundle. */
    public BundleContext context() {
        return context;
    }

    public Bundle bundle(String symbolicName) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + symbolicName));
    }

    /** Installs and starts a bundle; gone after the test. */
    public Bundle install(Path jar) throws IOException, BundleException {
        return install(jar.getFileName().toString(), Files.readAllBytes(jar));
    }

    /** Installs and starts a bundle of this content; gone after the test. */
    public Bundle install(String name, byte[] content) throws BundleException {
        var bundle = context.installBundle("itest:" + name, new ByteArrayInputStream(content));
        bundle.start();
        return bundle;
    }

    /** Returns once nothing is wired to what it was. */
    public void uninstall(Bundle bundle) throws BundleException, InterruptedException {
        bundle.uninstall();
        refresh();
    }

    /** Waits for the service and holds it until the test is over: let go, a delayed component would be deactivated. */
    public <T> T service(Class<T> type, String filter, Duration limit) throws InterruptedException {
        var wanted = "(&(objectClass=" + type.getName() + ")" + filter + ")";
        try {
            var tracker = new ServiceTracker<T, T>(context, FrameworkUtil.createFilter(wanted), null);
            tracker.open();
            held.add(tracker);
            var service = tracker.waitForService(limit.toMillis());
            if (service == null) {
                throw new AssertionError("no service " + wanted + " after " + limit + invisible(type));
            }
            return service;
        } catch (InvalidSyntaxException mistyped) {
            throw new IllegalArgumentException(filter, mistyped);
        }
    }

    /** The highest ranked service of the type, if there is one now. */
    public <T> Optional<T> serviceNow(Class<T> type) throws InvalidSyntaxException {
        return context.getServiceReferences(type, null).stream()
                .max(Comparator.naturalOrder())
                .map(context::getService);
    }

    /** Returns once all that Config Admin had to tell its listeners by now is told: it does so in order, in a thread of its own. */
    public void awaitConfigurationEvents() throws IOException, InterruptedException {
        var pid = "itest.barrier." + UUID.randomUUID();
        var seen = new CountDownLatch(1);
        ConfigurationListener listener = event -> {
            if (event.getType() == ConfigurationEvent.CM_DELETED && pid.equals(event.getPid())) {
                seen.countDown();
            }
        };
        var registration = context.registerService(ConfigurationListener.class, listener, null);
        try {
            var barrier = configurationAdmin().getConfiguration(pid, "?");
            barrier.update(new Hashtable<>(Map.of("barrier", "1")));
            barrier.delete();
            if (!seen.await(PATIENCE_SECONDS, SECONDS)) {
                throw new AssertionError("configuration events not delivered in " + PATIENCE_SECONDS + " s");
            }
        } finally {
            registration.unregister();
        }
    }

    List<Configuration> configurations() throws IOException, InvalidSyntaxException {
        var all = configurationAdmin().listConfigurations(null);
        return all == null ? List.of() : List.of(all);
    }

    void letGo() {
        held.forEach(ServiceTracker::close);
        held.clear();
    }

    void refresh() throws InterruptedException {
        var done = new CountDownLatch(1);
        context.getBundle().adapt(FrameworkWiring.class).refreshBundles(null, event -> {
            if (event.getType() == FrameworkEvent.PACKAGES_REFRESHED) {
                done.countDown();
            }
        });
        if (!done.await(PATIENCE_SECONDS, SECONDS)) {
            throw new AssertionError("bundles not refreshed in " + PATIENCE_SECONDS + " s");
        }
    }

    private ConfigurationAdmin configurationAdmin() {
        return Optional.ofNullable(context.getServiceReference(ConfigurationAdmin.class))
                .map(context::getService)
                .orElseThrow(() -> new AssertionError("no Config Admin, or its package is not shared"));
    }

    /** A service whose class only has the same name cannot be seen from here. */
    private String invisible(Class<?> type) throws InvalidSyntaxException {
        ServiceReference<?>[] all = context.getAllServiceReferences(type.getName(), null);
        return all == null ? "" : "; of other class spaces (package not shared?): " + Arrays.toString(all);
    }
}
