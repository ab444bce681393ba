package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.tenant.admin.bundles.BundleShelf;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes instances run and end, beside those that run already. One thread at a time, never one of the framework's. */
final class InstanceStarter {

    private static final Logger LOG = LoggerFactory.getLogger(InstanceStarter.class);
    private static final int AT_ONCE = 8;

    /** For a service to go once its configuration was deleted. */
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final BundleContext framework;
    private final BundleShelf shelf;
    private final InstanceConfigurations configurations;
    private final InstanceServices services;
    private final Diagnosis diagnosis;
    private final Limits limits;
    private final Causes causes;

    InstanceStarter(
            BundleContext framework,
            BundleShelf shelf,
            InstanceConfigurations configurations,
            InstanceServices services,
            Diagnosis diagnosis,
            Limits limits,
            Causes causes) {
        this.framework = framework;
        this.shelf = shelf;
        this.configurations = configurations;
        this.services = services;
        this.diagnosis = diagnosis;
        this.limits = limits;
        this.causes = causes;
    }

    /**
     * Starts each; what does not start leaves no configuration behind, and does not hinder the others.
     *
     * @param because for who sees what comes of it later
     */
    Started start(Collection<LiveInstance> wanted, String because) throws InterruptedException {
        var started = new Started(new LinkedHashMap<>(), new LinkedHashMap<>());
        var configured = new LinkedHashMap<LiveInstance, Bundle>();
        for (var live : wanted) {
            try {
                causes.comes(live, because);
                configured.put(live, shelf.running(Kinds.bundle(live), Kinds.service(live.kind())));
                configurations.create(live);
            } catch (MetricsException e) {
                started.fail(live, String.valueOf(e.getMessage()));
            }
        }
        configured.keySet().removeAll(started.troubles().keySet());
        var registered = new ArrayList<Map.Entry<LiveInstance, ServiceReference<?>>>();
        for (var each : configured.entrySet()) {
            var live = each.getKey();
            var reference = services.await(live, limits.start());
            if (reference.isEmpty()) {
                started.fail(live, diagnosis.of(live, each.getValue()));
            } else if (each.getValue() != reference.get().getBundle()) {
                started.fail(
                        live,
                        "another bundle answers for it: " + reference.get().getBundle());
            } else {
                registered.add(Map.entry(live, reference.get()));
            }
        }
        for (int i = 0; i < registered.size(); i += AT_ONCE) {
            activate(registered.subList(i, Math.min(i + AT_ONCE, registered.size())), started);
        }
        for (var failed : started.troubles().keySet()) {
            deleteConfiguration(failed, because + ", and it did not start");
        }
        return started;
    }

    private void activate(List<Map.Entry<LiveInstance, ServiceReference<?>>> registered, Started started)
            throws InterruptedException {
        var activations = new ArrayList<Activation>();
        for (var each : registered) {
            activations.add(Activation.begin(
                    framework, each.getValue(), each.getKey().instance().toString()));
        }
        for (int i = 0; i < activations.size(); i++) {
            var live = registered.get(i).getKey();
            var reference = registered.get(i).getValue();
            try {
                var service = activations.get(i).await(limits.start());
                if (service.isPresent()) {
                    started.running().put(live, new Running(live, framework, reference, service.get()));
                } else {
                    var bundle = reference.getBundle();
                    started.fail(live, bundle == null ? "its bundle is gone" : diagnosis.of(live, bundle));
                }
            } catch (TimeoutException e) {
                started.fail(
                        live,
                        "it is stuck: not made after %d s"
                                .formatted(limits.start().toSeconds()));
            } catch (ExecutionException e) {
                started.fail(live, String.valueOf(e.getCause()));
            }
        }
    }

    /**
     * Drains and ends it; afterwards there is no trace of it, but for routes that are still drained.
     *
     * @param because for who sees what comes of it later
     */
    void end(Running running, String because) throws InterruptedException {
        running.retire(limits.drain());
        deleteConfiguration(running.instance(), because);
    }

    private void deleteConfiguration(LiveInstance live, String because) throws InterruptedException {
        try {
            causes.goes(live, because);
            configurations.delete(live);
            services.awaitGone(live, LEAVE);
        } catch (MetricsException e) {
            LOG.error("{}: {}", live.instance().tenant(), e.getMessage(), e);
        }
    }

    /**
     * How a start went.
     *
     * @param troubles why the others do not run
     */
    record Started(Map<LiveInstance, Running> running, Map<LiveInstance, String> troubles) {

        private void fail(LiveInstance live, String why) {
            troubles.put(live, why);
        }
    }
}
