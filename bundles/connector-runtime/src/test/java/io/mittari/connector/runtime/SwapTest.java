package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.connector.runtime.imports.RunningInstance;
import io.mittari.connector.runtime.imports.RunningInstance.State;
import io.mittari.connector.spi.Connector;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SwapTest {

    @TempDir
    Path home;

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
    void theHigherGenerationRunsAndTheLowerAgainWhenItGoes() throws Exception {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());
        var second = hosted.run("crm", 2, "1.1.0", new InboxConnector());
        assertThat(hosted.state("crm", 1)).contains(State.REPLACED);
        assertThat(importedBy()).isEqualTo(2);

        hosted.hosting.withdraw(second);
        hosted.await("crm", 1, State.RUNNING);

        assertThat(importedBy()).isEqualTo(1);
    }

    @Test
    void newSettingsAreTakenWithinTheSameContext() throws Exception {
        var first = hosted.run("crm", 1, "1.0.0", new InboxConnector());
        hosted.run("crm", 2, "1.0.0", new InboxConnector());
        hosted.hosting.withdraw(first);

        assertThat(importedBy()).isEqualTo(2);
    }

    @Test
    void theOldGenerationGoesOnIfTheNewOneCannotBeStarted() throws Exception {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());

        hosted.offer("crm", 2, "1.1.0", site -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });
        hosted.await("crm", 2, State.STUCK);

        assertThat(hosted.state("crm", 1)).contains(State.RUNNING);
        assertThat(hosted.shown("crm", 2))
                .get()
                .extracting(RunningInstance::detail)
                .isEqualTo("acme.crm.g2 (io.mittari.connectors.test 1.1.0) could not be started: "
                        + "java.lang.NoClassDefFoundError: org/example/Missing");
        assertThat(importedBy()).isEqualTo(1);
    }

    @Test
    void theOldGenerationRunsAgainIfTheNewOnesRoutesDoNotStartInTheSameContext() throws Exception {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());

        hosted.offer("crm", 2, "1.0.0", route("acme/other/route"));
        hosted.await("crm", 2, State.STUCK);
        hosted.await("crm", 1, State.RUNNING);

        assertThat(hosted.shown("crm", 2))
                .get()
                .extracting(RunningInstance::detail)
                .asString()
                .contains("route 'acme/other/route' of io.mittari.connectors.test-1.0.0: "
                        + "every route id comes from RouteSite.routeId");
        assertThat(importedBy()).isEqualTo(1);
    }

    @Test
    void whoWaitsForAGenerationIsToldWhenItRuns() throws Exception {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());
        var waits = CompletableFuture.runAsync(() -> awaitRunning(2));

        hosted.offer("crm", 2, "1.1.0", new InboxConnector());
        waits.get(20, TimeUnit.SECONDS);

        assertThat(hosted.state("crm", 2)).contains(State.RUNNING);
        awaitRunning(2);
        assertThat(hosted.hosting.routes(instance(2))).containsExactly("acme/test/crm/import", "acme/test/crm/inbox");
        assertThat(hosted.hosting.routes(instance(1))).isEmpty();
    }

    @Test
    void whoWaitsForAGenerationIsToldWhyItCouldNotBeStarted() {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());
        hosted.offer("crm", 2, "1.1.0", site -> {
            throw new NoClassDefFoundError("org/example/Missing");
        });

        for (int times = 0; times < 2; times++) {
            assertThatThrownBy(() -> hosted.hosting.awaitRunning(instance(2), Duration.ofSeconds(20)))
                    .isInstanceOf(BadRequest.class)
                    .hasMessage("acme.crm.g2 (io.mittari.connectors.test 1.1.0) could not be started: "
                            + "java.lang.NoClassDefFoundError: org/example/Missing");
        }
        assertThat(hosted.state("crm", 1)).contains(State.RUNNING);
    }

    @Test
    void whoWaitsTooLongIsToldWhatTheGenerationWaitsFor() {
        hosted.unknown.add(Hosted.ACME);
        hosted.offer("crm", 1, "1.0.0", new InboxConnector());
        hosted.until(
                () -> "it says what it waits for",
                () -> hosted.shown("crm", 1)
                        .filter(shown -> !shown.detail().isEmpty())
                        .isPresent());

        assertThatThrownBy(() -> hosted.hosting.awaitRunning(instance(1), Duration.ZERO))
                .isInstanceOf(Unavailable.class)
                .hasMessage("acme.crm.g1 does not run after 0 s: g1 STARTING there is no tenant acme yet");
    }

    private static Instance instance(long generation) {
        return new Instance(Hosted.ACME, "crm", generation);
    }

    private void awaitRunning(long generation) {
        try {
            hosted.hosting.awaitRunning(instance(generation), Duration.ofSeconds(20));
        } catch (MetricsException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anInstanceWaitsForItsTenant() {
        hosted.unknown.add(Hosted.ACME);
        hosted.offer("crm", 1, "1.0.0", new InboxConnector());
        hosted.until(
                () -> "it says what it waits for",
                () -> hosted.shown("crm", 1)
                        .filter(shown -> shown.detail().equals("there is no tenant acme yet"))
                        .isPresent());
        assertThat(hosted.state("crm", 1)).contains(State.STARTING);

        hosted.unknown.clear();

        hosted.await("crm", 1, State.RUNNING);
    }

    @Test
    void theContextIsClosedAndEveryServiceGivenBackWhenTheLastInstanceIsGone() {
        var made = new CompletableFuture<CamelContext>();
        var crm = hosted.run("crm", 1, "1.0.0", remembering(made));
        var context = made.join();
        var erp = hosted.run("erp", 1, "1.0.0", new InboxConnector());
        assertThat(context.getRoutes()).hasSize(3);

        hosted.hosting.withdraw(erp);
        hosted.awaitGone("erp", 1);
        assertThat(context.isStarted()).isTrue();
        assertThat(context.getRoutes()).hasSize(1);

        hosted.hosting.withdraw(crm);
        hosted.until(() -> "closed", () -> context.isStopped());
        assertThat(hosted.released).hasValue(2);
    }

    @Test
    void aConnectorThatHangsStopsNobodyWithAnotherBundle() throws Exception {
        var goOn = new CountDownLatch(1);
        hosted.offer("hangs", 1, "9.0.0", site -> {
            awaitQuietly(goOn);
            return new InboxConnector().routes(site);
        });

        hosted.run("crm", 1, "1.0.0", new InboxConnector());

        assertThat(hosted.state("hangs", 1)).contains(State.STARTING);
        goOn.countDown();
        hosted.await("hangs", 1, State.RUNNING);
    }

    @Test
    void noImportFailsDuringSwaps() throws Exception {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());
        var done = new CountDownLatch(1);
        var importer = CompletableFuture.supplyAsync(() -> {
            var receipts = new ArrayList<Object>();
            while (done.getCount() > 0) {
                receipts.add(Imported.with(hosted));
            }
            return receipts;
        });

        for (int generation = 2; generation <= 10; generation++) {
            hosted.run("crm", generation, "1." + generation % 3, new InboxConnector());
        }
        done.countDown();

        assertThat(importer.join()).hasSameSizeAs(hosted.ingested).isNotEmpty();
    }

    @Test
    void theInboxIsForTheOwnerOnly() throws Exception {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());

        var permissions = Files.getPosixFilePermissions(home.resolve("inbox/acme/crm"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rwx------");
    }

    private long importedBy() {
        hosted.ingested.clear();
        Imported.with(hosted);
        return List.copyOf(hosted.ingested).get(0).by().generation();
    }

    private static Connector route(String id) {
        return site -> new RouteBuilder() {
            @Override
            public void configure() {
                from(site.importUri()).routeId(id).process(site.ingest());
            }
        };
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

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
