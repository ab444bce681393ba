package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.MetricsIngest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Of a tenant that was removed while its connector read. */
class IngestStepTest {

    private static final Instance CRM = new Instance(new TenantId("acme"), "crm", 1);

    private final Doorway doorway = new Doorway(CRM, Clock.systemUTC(), Duration.ofSeconds(5));
    private final MetricsIngest removed = (MetricsIngest) Proxy.newProxyInstance(
            MetricsIngest.class.getClassLoader(), new Class<?>[] {MetricsIngest.class}, (self, method, arguments) -> {
                throw new BadRequest("there is no tenant acme");
            });

    @Test
    void anImportIsToldAtOnceThatItsTenantIsGone() {
        doorway.drain();

        assertThatThrownBy(() -> process(true)).isInstanceOf(BadRequest.class).hasMessage("there is no tenant acme");
    }

    @Test
    void aFileOfTheInboxIsLeftWhereItIs() {
        doorway.drain();

        assertThatThrownBy(() -> process(false))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "acme.crm.g1 is being started, replaced or stopped; the running generation reads this again");
    }

    private void process(boolean imported) throws Exception {
        try (var camel = new DefaultCamelContext()) {
            var exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(Batch.of(CRM, "crm", List.of(), List.of()));
            if (imported) {
                exchange.setProperty(IngestStep.IMPORTED, true);
            }
            new IngestStep(CRM, doorway, removed).process(exchange);
        }
    }
}
