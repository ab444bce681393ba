package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.tenant.admin.ConnectorRuns;
import io.mittari.tenant.admin.RouteChange;
import io.mittari.tenant.admin.RouteChange.By;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;

/**
 * What happens while a change is made: bundles and how they are wired, tenants' services and configurations, and the
 * routes of connectors. What was not planned belongs to a cause that is recorded, or is a stranger. All of it is heard on
 * the thread that does it, before it goes on: nothing of the change comes after {@link #strangers} is asked. A refresh of
 * packages that touches no bundle is nothing; one that does is seen in its bundles.
 */
final class Observation
        implements SynchronousBundleListener, ServiceListener, SynchronousConfigurationListener, AutoCloseable {

    private static final String FILTER = "(%s=*)".formatted(Instance.GENERATION_PROPERTY);
    private static final Pattern OF_AN_INSTANCE = Pattern.compile(".+~[^.~]+\\.[^.~]+\\.g-?\\d+");

    private final BundleContext framework;
    private final Expected expected;
    private final Causes causes;
    private final Map<Bundle, BundleWiring> wirings = new HashMap<>();
    private final Set<String> left = ConcurrentHashMap.newKeySet();
    private final Sightings strangers = new Sightings();
    private final Sightings meanwhile = new Sightings();
    private final List<Runnable> ends = new ArrayList<>();

    private Observation(BundleContext framework, Expected expected, Causes causes) {
        this.framework = framework;
        this.expected = expected;
        this.causes = causes;
    }

    static Observation begin(BundleContext framework, ConnectorRuns connectors, Prepared change, Causes causes) {
        var observation = new Observation(framework, Expected.of(change), causes);
        observation.listen(connectors);
        return observation;
    }

    private void listen(ConnectorRuns connectors) {
        ends.add(connectors.watch(this::routeChanged)::close);
        ends.add(framework.registerService(SynchronousConfigurationListener.class, this, null)::unregister);
        try {
            framework.addServiceListener(this, FILTER);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
        framework.addBundleListener(this);
        for (var bundle : framework.getBundles()) {
            var wiring = bundle.adapt(BundleWiring.class);
            if (wiring != null && !expected.bundles().contains(bundle.getLocation())) {
                wirings.put(bundle, wiring);
            }
        }
    }

    /** What was seen so far that was not planned and has no cause, in words; empty: nothing. */
    List<String> strangers() {
        wirings.forEach((bundle, wiring) -> {
            if (!left.contains(bundle.getLocation()) && !wiring.equals(bundle.adapt(BundleWiring.class))) {
                strangers.add("bundle %s was wired anew".formatted(told(bundle)));
            }
        });
        return strangers.told();
    }

    /** What was seen so far that was not planned, with its causes. */
    List<String> meanwhile() {
        return meanwhile.told();
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        var bundle = event.getBundle();
        boolean leaves = isLeaving(event.getType());
        if (leaves || !expected.bundles().contains(bundle.getLocation())) {
            var cause = leaves ? causes.ofLeaving(bundle.getLocation()) : Optional.<String>empty();
            if (cause.isPresent()) {
                left.add(bundle.getLocation());
            }
            judge("bundle %s was %s".formatted(told(bundle), word(event.getType())), cause);
        }
    }

    @Override
    public void serviceChanged(ServiceEvent event) {
        boolean goes = event.getType() == ServiceEvent.UNREGISTERING;
        var reference = event.getServiceReference();
        var instance = instance(reference);
        var pid = reference.getProperty("component.name") + "~" + instance;
        if (!(goes ? expected.going() : expected.coming()).contains(pid)) {
            judge(
                    "%s %s".formatted(instance, goes ? "went" : "came or changed"),
                    goes ? causes.ofGoing(pid) : Optional.empty());
        }
    }

    @Override
    public void configurationEvent(ConfigurationEvent event) {
        var pid = event.getPid();
        boolean goes = event.getType() == ConfigurationEvent.CM_DELETED;
        if (OF_AN_INSTANCE.matcher(pid).matches()
                && !expected.coming().contains(pid)
                && !(goes && expected.going().contains(pid))) {
            judge(
                    "configuration %s was %s".formatted(pid, goes ? "deleted" : "made or changed"),
                    goes ? causes.ofGoing(pid) : Optional.empty());
        }
    }

    private void routeChanged(RouteChange change) {
        var instance = change.instance().toString();
        boolean planned = (change.started() ? expected.routesComing() : expected.routesGoing()).contains(instance);
        if (!planned) {
            judge(
                    change.by() == By.OTHERS
                            ? "route %s of %s was %s by others than the runtime"
                                    .formatted(change.route(), instance, change.started() ? "started" : "stopped")
                            : "routes of %s %s".formatted(instance, change.started() ? "started" : "stopped"),
                    switch (change.by()) {
                        case OTHERS -> Optional.empty();
                        case RUNTIME -> Optional.of(change.because());
                        case SERVICE -> change.started() ? causes.ofComing(instance) : causes.ofGoing(instance);
                    });
        }
    }

    private void judge(String what, Optional<String> cause) {
        if (cause.isPresent()) {
            meanwhile.add("%s, because %s".formatted(what, cause.get()));
        } else {
            strangers.add(what);
        }
    }

    private static String instance(ServiceReference<?> reference) {
        return "%s.%s.g%s"
                .formatted(
                        reference.getProperty(TenantId.PROPERTY),
                        reference.getProperty(Instance.NAME_PROPERTY),
                        reference.getProperty(Instance.GENERATION_PROPERTY));
    }

    private static String told(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }

    private static boolean isLeaving(int type) {
        return switch (type) {
            case BundleEvent.STOPPING, BundleEvent.STOPPED, BundleEvent.UNRESOLVED, BundleEvent.UNINSTALLED -> true;
            default -> false;
        };
    }

    private static String word(int type) {
        return switch (type) {
            case BundleEvent.INSTALLED -> "installed";
            case BundleEvent.RESOLVED -> "resolved";
            case BundleEvent.STARTING, BundleEvent.LAZY_ACTIVATION -> "being started";
            case BundleEvent.STARTED -> "started";
            case BundleEvent.STOPPING -> "being stopped";
            case BundleEvent.STOPPED -> "stopped";
            case BundleEvent.UPDATED -> "updated";
            case BundleEvent.UNRESOLVED -> "unresolved";
            default -> "uninstalled";
        };
    }

    @Override
    public void close() {
        ends.forEach(Runnable::run);
        framework.removeBundleListener(this);
        framework.removeServiceListener(this);
    }
}
