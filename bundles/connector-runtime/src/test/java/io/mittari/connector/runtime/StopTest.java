package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connector.runtime.imports.RunningInstance.State;
import io.mittari.connector.spi.Connector;
import io.mittari.connector.spi.ImportReceipt;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that stops while an import by command is under way. */
class StopTest {

    @TempDir
    Path home;

    private final CountDownLatch inFlight = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void release() {
        goOn.countDown();
    }

    @Test
    void waitsForTheImport() throws Exception {
        var hosted = new Hosted(home);
        var imported = anImportUnderWay(hosted, new InboxConnector(exchange -> untilReleased()));

        var stopped = CompletableFuture.runAsync(hosted.hosting::close, StopTest::onItsOwn);
        hosted.await("crm", 1, State.DRAINING);
        assertThat(stopped).isNotDone();
        goOn.countDown();
        stopped.join();

        assertThat(hosted.ingested).hasSize(1);
        assertThat(imported.join().receipt()).isEqualTo(Hosted.STORED);
    }

    @Test
    void anImportThatTakesTooLongWritesNothingAfterwardsAndDoesNotTryAgain() throws Exception {
        var hosted = new Hosted(home, Duration.ofSeconds(60), Duration.ofMillis(100));
        var imported = anImportUnderWay(hosted, patient());

        hosted.hosting.close();
        goOn.countDown();

        assertThat(imported)
                .failsWithin(30, TimeUnit.SECONDS)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(Unavailable.class)
                .withMessage(
                        "acme.crm.g1 was replaced or stopped, and the import did not end in time; what it had stored stays:"
                                + " import again, it counts once");
        assertThat(hosted.ingested).isEmpty();
    }

    /** Tries again for an hour. */
    private Connector patient() {
        return site -> new RouteBuilder() {
            @Override
            public void configure() {
                onException(Unavailable.class)
                        .maximumRedeliveries(3_600)
                        .redeliveryDelay(1_000)
                        .asyncDelayedRedelivery();
                from(site.importUri())
                        .routeId(site.routeId("import"))
                        .process(exchange -> untilReleased())
                        .process(exchange -> InboxConnector.toBatch(exchange, site))
                        .process(site.ingest());
            }
        };
    }

    private void untilReleased() throws InterruptedException {
        inFlight.countDown();
        goOn.await();
    }

    private CompletableFuture<ImportReceipt> anImportUnderWay(Hosted hosted, Connector connector)
            throws InterruptedException {
        hosted.run("crm", 1, "1.0.0", connector);
        var imported = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return hosted.hosting.run(Hosted.ACME, "crm", Hosted.anImport());
                    } catch (MetricsException e) {
                        throw new CompletionException(e);
                    }
                },
                StopTest::onItsOwn);
        inFlight.await();
        return imported;
    }

    /** The common pool has one thread where there are two processors, and both of these wait. */
    private static void onItsOwn(Runnable work) {
        new Thread(work, "stop-test").start();
    }
}
