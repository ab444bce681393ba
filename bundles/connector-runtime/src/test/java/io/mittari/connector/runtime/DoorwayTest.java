package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.DryRun;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.MetricsIngest;
import io.mittari.metrics.api.ingest.Receipt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class DoorwayTest {

    private static final Instance CRM = new Instance(Hosted.ACME, "crm", 1);
    private static final String REPLACED =
            "acme.crm.g1 is being started, replaced or stopped; the running generation reads this again";

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Doorway doorway = new Doorway(CRM, new Hand(), Duration.ofSeconds(5));

    @Test
    void theBatchInHandIsTakenHoweverLateButNoFurtherOne() throws Exception {
        doorway.begin();
        doorway.drain();
        now = now.plusSeconds(20);

        assertThatCode(() -> doorway.pass(false)).doesNotThrowAnyException();
        assertThatThrownBy(() -> doorway.pass(false))
                .isInstanceOf(Unavailable.class)
                .hasMessage(REPLACED);
    }

    @Test
    void aDrainKeepsImportsOutAndLetsBatchesInForTheHandInTimeOnly() {
        doorway.drain();
        now = now.plusSeconds(5);
        assertThat(doorway.enter()).isFalse();
        assertThatCode(() -> doorway.pass(false)).doesNotThrowAnyException();

        now = now.plusSeconds(1);

        assertThatThrownBy(() -> doorway.pass(false))
                .isInstanceOf(Unavailable.class)
                .hasMessage(REPLACED);
        assertThatCode(() -> doorway.pass(true)).doesNotThrowAnyException();
    }

    @Test
    void nothingIsWrittenOnceItIsShut() {
        doorway.shut();

        assertThatThrownBy(() -> doorway.pass(false))
                .isInstanceOf(Unavailable.class)
                .hasMessage(REPLACED);
        assertThatThrownBy(() -> doorway.pass(true))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "acme.crm.g1 was replaced or stopped, and the import did not end in time; what it had stored stays: import again, it counts once");
    }

    @Test
    void aRefusalAroundASwapIsForLaterNotForGood() {
        assertThatThrownBy(this::refused).isInstanceOf(Unavailable.class).hasMessage(REPLACED);

        now = now.plusSeconds(6);
        assertThatThrownBy(this::refused).isInstanceOf(BadRequest.class).hasMessage("generation 1 is not live");

        doorway.drain();
        assertThatThrownBy(this::refused).isInstanceOf(Unavailable.class).hasMessage(REPLACED);
    }

    private void refused() throws Exception {
        var step = new IngestStep(CRM, doorway, new Refusing());
        try (var camel = new DefaultCamelContext()) {
            var exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(Batch.of(CRM, "crm", List.of(), List.of()));
            step.process(exchange);
        }
    }

    private static final class Refusing implements MetricsIngest {

        @Override
        public Receipt ingest(Batch batch) throws BadRequest {
            throw new BadRequest("generation 1 is not live");
        }

        @Override
        public DryRun dryRun(Instance by) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Hand extends Clock {

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
