package io.mittari.connector.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One context per bundle, from its first instance to its last. On the coordinator's thread only. */
final class CamelHosts {

    private static final Logger LOG = LoggerFactory.getLogger(CamelHosts.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<Object, Used> byBundle = new HashMap<>();
    private final ScheduledExecutorService coordinator;
    private final PollPool polls;
    private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);

    private static final class Used {
        private final CamelHost host;
        private int instances;

        Used(CamelHost host) {
            this.host = host;
        }
    }

    CamelHosts(ScheduledExecutorService coordinator, PollPool polls) {
        this.coordinator = coordinator;
        this.polls = polls;
    }

    PollPool polls() {
        return polls;
    }

    CamelHost take(OfferedConnector offered) {
        var used = byBundle.computeIfAbsent(offered.bundle(), bundle -> new Used(hostOf(offered)));
        used.instances++;
        return used.host;
    }

    void giveBack(OfferedConnector offered) {
        var used = byBundle.get(offered.bundle());
        if (used == null || --used.instances > 0) {
            return;
        }
        byBundle.remove(offered.bundle());
        var closed = used.host.lane().run("closing", () -> {
            used.host.close();
            return true;
        });
        closing = CompletableFuture.allOf(closing, closed.handle((done, failure) -> {
            if (failure != null) {
                LOG.error(
                        "the context of {} {} did not close cleanly", offered.component(), offered.version(), failure);
            }
            return done;
        }));
    }

    /** Every instance is going to be withdrawn. */
    void leave() {
        byBundle.values().forEach(used -> used.host.leave());
    }

    int size() {
        return byBundle.size();
    }

    /** Done when every context that was given back is closed. */
    CompletableFuture<Void> closing() {
        return closing;
    }

    private CamelHost hostOf(OfferedConnector offered) {
        var name = offered.component() + "-" + offered.version();
        var loader = new ConnectorLoader(offered.classes(), DefaultCamelContext.class.getClassLoader());
        return new CamelHost(name, loader, new RouteLane(name, loader, coordinator, PATIENCE), polls);
    }
}
