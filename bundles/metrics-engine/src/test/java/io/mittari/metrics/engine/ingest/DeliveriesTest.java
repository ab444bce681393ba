package io.mittari.metrics.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.JournalStore;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

    private static final Instance CRM = new Instance(new TenantId("acme"), "crm", 1);

    @Test
    void whatADeliveryUnderWayHasHeldTakesMemoryUntilItEnds() throws Exception {
        var deliveries = new Deliveries(nothingStored());
        assertThat(deliveries.bytes()).isZero();

        // when: records have been held up to number eight million
        deliveries.seen(CRM, "d-1").set(8_000_000);
        assertThat(deliveries.bytes()).isBetween(1_000_000L, 2_100_000L);

        deliveries.forget(CRM, "d-1");
        assertThat(deliveries.bytes()).isZero();
    }

    private static JournalStore nothingStored() {
        return (JournalStore) Proxy.newProxyInstance(
                JournalStore.class.getClassLoader(), new Class<?>[] {JournalStore.class}, (proxy, method, given) -> {
                    if (method.getName().equals("seen")) {
                        return List.of();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
