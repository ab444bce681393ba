package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.connector.spi.Connector;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Instance;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

class ImportTest {

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
    void givesTheReceiptBack() {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());

        assertThat(Imported.with(hosted).receipt()).isEqualTo(Hosted.STORED);
    }

    @Test
    void ofADryRunIsComparedAndNothingIsStored() throws Exception {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());

        var receipt = hosted.hosting.run(Hosted.ACME, "crm", Hosted.aDryRun());

        assertThat(receipt.receipt()).isEqualTo(Hosted.COMPARED);
        assertThat(hosted.compared).hasSize(1);
        assertThat(hosted.ingested).isEmpty();
    }

    @Test
    void namesTheInstancesThereAre() {
        hosted.run("crm", 1, "1.0.0", new InboxConnector());
        hosted.run("erp", 1, "1.0.0", new InboxConnector());

        assertThatThrownBy(() -> hosted.hosting.run(Hosted.ACME, "csv", Hosted.anImport()))
                .isInstanceOf(BadRequest.class)
                .hasMessage("acme has no connector instance csv; it has crm, erp");
    }

    @Test
    void isRefusedByAnInstanceWithoutImportRoute() {
        hosted.run("crm", 1, "1.0.0", site -> new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + site.routeId("other"))
                        .routeId(site.routeId("other"))
                        .process(site.ingest());
            }
        });

        assertThatThrownBy(() -> hosted.hosting.run(Hosted.ACME, "crm", Hosted.anImport()))
                .isInstanceOf(BadRequest.class)
                .hasMessage("crm of acme takes no imports; it is acme.crm.g1 (io.mittari.connectors.test 1.0.0)");
    }

    @Test
    void sayWhyNothingRuns() {
        hosted.offer("crm", 1, "1.0.0", site -> {
            throw new IllegalArgumentException("mapping: no entries");
        });

        assertThatThrownBy(() -> hosted.hosting.run(Hosted.ACME, "crm", Hosted.anImport()))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "crm of acme does not run: acme.crm.g1 (io.mittari.connectors.test 1.0.0) could not be started:"
                                + " java.lang.IllegalArgumentException: mapping: no entries");
    }

    @Test
    void failsWithWhatTheConnectorRefuses() {
        hosted.run("crm", 1, "1.0.0", new InboxConnector(exchange -> {
            throw new BadRequest("deals.csv: no column Stage");
        }));

        assertThatThrownBy(() -> hosted.hosting.run(Hosted.ACME, "crm", Hosted.anImport()))
                .isInstanceOf(BadRequest.class)
                .hasMessage("deals.csv: no column Stage");
    }

    @Test
    void aMissingClassBreaksTheImportOffAndLeavesNothingInFlight() {
        hosted.run("crm", 1, "1.0.0", new InboxConnector(new Missing()));

        assertThatThrownBy(() -> hosted.hosting.run(Hosted.ACME, "crm", Hosted.anImport()))
                .isInstanceOf(Unavailable.class)
                .hasMessage("the import through acme.crm.g1 (io.mittari.connectors.test 1.0.0) broke off: "
                        + "java.lang.NoClassDefFoundError: org/example/Missing");
        assertThat(hosted.shown("crm", 1))
                .get()
                .satisfies(shown -> assertThat(shown.inFlight()).isZero());
    }

    @Test
    void aConnectorWritesForItsOwnInstanceOnly() {
        hosted.run(
                "crm",
                1,
                "1.0.0",
                routeWith(exchange -> exchange.getMessage()
                        .setBody(Batch.of(new Instance(Hosted.ACME, "erp", 1), "crm", List.of(), List.of()))));

        assertThatThrownBy(() -> hosted.hosting.run(Hosted.ACME, "crm", Hosted.anImport()))
                .isInstanceOf(BadRequest.class)
                .hasMessage("acme.crm.g1 cannot write for acme.erp.g1");
        assertThat(hosted.ingested).isEmpty();
    }

    @Test
    void logLinesCarryTenantAndRouteAndTheCallersAreLeftAlone() {
        var seen = new AtomicReference<String>();
        hosted.run(
                "crm",
                1,
                "1.0.0",
                new InboxConnector(exchange -> seen.set(MDC.get("tenant") + " " + MDC.get("route"))));
        var before = Thread.currentThread().getContextClassLoader();
        MDC.put("user", "anna");

        Imported.with(hosted);

        assertThat(seen).hasValue("acme acme/test/crm/import");
        assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("user");
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        MDC.clear();
    }

    @Test
    void aStepRunsWithTheConnectorsLoader() {
        var seen = new AtomicReference<ClassLoader>();
        hosted.run("crm", 1, "1.0.0", new InboxConnector(exchange -> {
            seen.set(Thread.currentThread().getContextClassLoader());
            Thread.currentThread().setContextClassLoader(null);
        }));

        Imported.with(hosted);

        assertThat(seen.get()).isInstanceOf(ConnectorLoader.class);
    }

    private static Connector routeWith(Processor step) {
        return site -> new RouteBuilder() {
            @Override
            public void configure() {
                from(site.importUri())
                        .routeId(site.routeId("import"))
                        .process(step)
                        .process(site.ingest());
            }
        };
    }

    /** As a component does whose library is not there. */
    private static final class Missing extends AsyncProcessorSupport {

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            throw new NoClassDefFoundError("org/example/Missing");
        }
    }
}
