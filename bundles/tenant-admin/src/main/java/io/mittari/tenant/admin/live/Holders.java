package io.mittari.tenant.admin.live;

import java.lang.management.ManagementFactory;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What holds a class loader, as far as the JVM and the framework can be asked. Not to be asked without a heap dump: fields
 * of other objects, variables of threads, shutdown hooks, listeners that were added for another bundle.
 */
final class Holders {

    private static final int TOLD = 20;

    private final ClassLoader held;
    private final List<String> found = new ArrayList<>();

    private Holders(ClassLoader held) {
        this.held = held;
    }

    /**
     * In words, the same order each time.
     *
     * @param location of the bundle
     */
    static List<String> of(ClassLoader held, BundleContext framework, String location) {
        var holders = new Holders(held);
        holders.threads();
        holders.services(framework, location);
        holders.managed();
        holders.logging();
        holders.ofTheJvm();
        var all = holders.found.stream().sorted().distinct().toList();
        if (all.size() <= TOLD) {
            return all;
        }
        return Stream.concat(all.stream().limit(TOLD), Stream.of("%d more".formatted(all.size() - TOLD)))
                .toList();
    }

    private void threads() {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getContextClassLoader() == held || isOfIt(thread)) {
                found.add("thread '%s'".formatted(thread.getName()));
            } else if (isOfIt(thread.getUncaughtExceptionHandler())) {
                found.add("uncaught exception handler of thread '%s'".formatted(thread.getName()));
            }
        }
    }

    private void services(BundleContext framework, String location) {
        try {
            var all = framework.getAllServiceReferences(null, null);
            for (var reference : all == null ? new ServiceReference<?>[0] : all) {
                service(reference, location);
            }
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private void service(ServiceReference<?> reference, String location) {
        var told = "service %s of %s"
                .formatted(
                        String.join(", ", (String[]) reference.getProperty("objectClass")),
                        told(reference.getBundle()));
        if (isAt(reference.getBundle(), location)) {
            found.add(told);
        }
        var users = reference.getUsingBundles();
        if (users != null && Stream.of(users).anyMatch(user -> isAt(user, location))) {
            found.add("use of " + told);
        }
        for (var key : reference.getPropertyKeys()) {
            if (isOfIt(reference.getProperty(key))) {
                found.add("property '%s' of %s".formatted(key, told));
            }
        }
    }

    private static boolean isAt(@Nullable Bundle bundle, String location) {
        return bundle != null && bundle.getLocation().equals(location);
    }

    private static String told(@Nullable Bundle bundle) {
        return bundle == null ? "nobody" : String.valueOf(bundle.getSymbolicName());
    }

    private void managed() {
        var server = ManagementFactory.getPlatformMBeanServer();
        for (var name : server.queryNames(null, null)) {
            if (isOfIt(server, name)) {
                found.add("MBean '%s'".formatted(name));
            }
        }
    }

    private boolean isOfIt(MBeanServer server, ObjectName name) {
        try {
            return server.getClassLoaderFor(name) == held;
        } catch (InstanceNotFoundException gone) {
            return false;
        }
    }

    private void logging() {
        var manager = LogManager.getLogManager();
        for (var names = manager.getLoggerNames(); names.hasMoreElements(); ) {
            var logger = manager.getLogger(names.nextElement());
            if (logger == null) {
                continue;
            }
            if (isOfIt(logger.getFilter())) {
                found.add("log filter of logger '%s'".formatted(logger.getName()));
            }
            for (var handler : logger.getHandlers()) {
                if (isOfIt(handler) || isOfIt(handler.getFormatter()) || isOfIt(handler.getFilter())) {
                    found.add("log handler of logger '%s'".formatted(logger.getName()));
                }
            }
        }
    }

    private void ofTheJvm() {
        Map<String, Object> all = new TreeMap<>();
        put(all, "default uncaught exception handler", Thread.getDefaultUncaughtExceptionHandler());
        put(all, "default proxy selector", ProxySelector.getDefault());
        put(all, "default authenticator", Authenticator.getDefault());
        put(all, "default cookie handler", CookieHandler.getDefault());
        for (var provider : Security.getProviders()) {
            all.put("security provider '%s'".formatted(provider.getName()), provider);
        }
        System.getProperties().forEach((key, value) -> {
            all.put("key of system property '%s'".formatted(key), key);
            all.put("value of system property '%s'".formatted(key), value);
        });
        all.forEach((what, object) -> {
            if (isOfIt(object)) {
                found.add(what);
            }
        });
    }

    private static void put(Map<String, Object> all, String what, @Nullable Object object) {
        if (object != null) {
            all.put(what, object);
        }
    }

    private boolean isOfIt(@Nullable Object object) {
        return object != null && (object == held || object.getClass().getClassLoader() == held);
    }
}
