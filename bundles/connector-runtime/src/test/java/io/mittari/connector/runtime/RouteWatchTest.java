package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connector.runtime.imports.RunningInstance.State;
import io.mittari.connector.spi.Connector;
import io.mittari.tenant.admin.RouteChange;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteWatchTest {

    @TempDir
    Path home;

    private final List<RouteChange> heard = new CopyOnWriteArrayList<>();
    private Hosted hosted;

    @BeforeEach
    void host() {
        hosted = new Hosted(home);
    }

    @AfterEach
    void close() {
        hosted.close();
    }

    @Test
    void routesThatFollowTheirServiceAreToldByInstanceAndGeneration() {
        hosted.hosting.watch(heard::add);

        var first = hosted.run("crm", 1, "1.0.0", new InboxConnector());
        hosted.run("crm", 2, "1.1.0", new InboxConnector());

        assertThat(told())
                .containsExactly(
                        "acme.crm.g1 acme/test/crm/import started by SERVICE ",
                        "acme.crm.g1 acme/test/crm/inbox started by SERVICE ",
                        "acme.crm.g1 acme/test/crm/import stopped by SERVICE ",
                        "acme.crm.g1 acme/test/crm/inbox stopped by SERVICE ",
                        "acme.crm.g2 acme/test/crm/import started by SERVICE ",
                        "acme.crm.g2 acme/test/crm/inbox started by SERVICE ");
        hosted.hosting.withdraw(first);
    }

    @Test
    void aGenerationThatRunsAgainSaysWhatTheHigherOneFailedOf() {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());
        hosted.hosting.watch(heard::add);

        hosted.offer("crm", 2, "1.0.0", site -> new RouteBuilder() {
            @Override
            public void configure() {
                throw new IllegalStateException("no such host");
            }
        });
        hosted.await("crm", 2, State.STUCK);
        hosted.await("crm", 1, State.RUNNING);

        assertThat(told())
                .contains("acme.crm.g1 acme/test/crm/inbox started by RUNTIME acme.crm.g2 (io.mittari.connectors.test"
                        + " 1.0.0) could not be started: java.lang.IllegalStateException: no such host");
    }

    @Test
    void aRouteThatSomebodyElseStopsIsToldAsSuch() throws Exception {
        var context = new CompletableFuture<CamelContext>();
        hosted.run("crm", 1, "1.0.0", remembering(context));
        hosted.hosting.watch(heard::add);
        var camel = context.join().getRouteController();

        camel.stopRoute("acme/test/crm/import");
        camel.startRoute("acme/test/crm/import");
        camel.suspendRoute("acme/test/crm/import");
        camel.resumeRoute("acme/test/crm/import");

        assertThat(told())
                .containsExactly(
                        "acme.crm.g1 acme/test/crm/import stopped by OTHERS ",
                        "acme.crm.g1 acme/test/crm/import started by OTHERS ",
                        "acme.crm.g1 acme/test/crm/import stopped by OTHERS ",
                        "acme.crm.g1 acme/test/crm/import started by OTHERS ");
    }

    @Test
    void whoDoesNotWatchAnyMoreIsToldNothing() {
        var watch = hosted.hosting.watch(heard::add);
        watch.close();

        hosted.run("crm", 1, "1.0.0", new InboxConnector());

        assertThat(heard).isEmpty();
    }

    @Test
    void aWatcherThatFailsKeepsNoRouteFromStarting() {
        hosted.hosting.watch(change -> {
            throw new IllegalStateException("deaf");
        });

        hosted.run("crm", 1, "1.0.0", new InboxConnector());

        assertThat(hosted.state("crm", 1)).contains(State.RUNNING);
    }

    private List<String> told() {
        return heard.stream()
                .map(each -> "%s %s %s by %s %s"
                        .formatted(
                                each.instance(),
                                each.route(),
                                each.started() ? "started" : "stopped",
                                each.by(),
                                each.because()))
                .toList();
    }

    private static Connector remembering(CompletableFuture<CamelContext> context) {
        return site -> new RouteBuilder() {
            @Override
            public void configure() {
                context.complete(getContext());
                from(site.importUri()).routeId(site.routeId("import")).process(site.ingest());
            }
        };
    }
}
