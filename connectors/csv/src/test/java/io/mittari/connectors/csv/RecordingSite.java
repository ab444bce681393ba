package io.mittari.connectors.csv;

import io.mittari.connector.spi.RouteSite;
import io.mittari.connectors.csv.file.Counted;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.Receipt;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;

/** A site whose ingest remembers what came, and fails once when told to. */
final class RecordingSite implements RouteSite {

    private final String tenant;
    private final Path inbox;
    private final List<Batch> taken = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    volatile String currency = "EUR";

    private volatile Runnable beforeFailure = () -> {};

    RecordingSite(String tenant, Path inbox) {
        this.tenant = tenant;
        this.inbox = inbox;
    }

    void failNext(Exception with) {
        failNext(with, () -> {});
    }

    /** @param before runs just before the failure, inside the route */
    void failNext(Exception with, Runnable before) {
        beforeFailure = before;
        failure.set(with);
    }

    List<Batch> taken() {
        return taken;
    }

    @Override
    public Instance instance() {
        return new Instance(new TenantId(tenant), "crm", 1);
    }

    @Override
    public String routeId(String route) {
        return tenant + "/csv/crm/" + route;
    }

    @Override
    public String importUri() {
        return "direct:" + routeId("import");
    }

    @Override
    public Path inbox() {
        return inbox;
    }

    @Override
    public Conventions conventions() {
        return new Conventions(
                Locale.forLanguageTag("fi-FI"), ZoneId.of("Europe/Helsinki"), Currency.getInstance(currency));
    }

    @Override
    public Processor ingest() {
        return this::ingest;
    }

    private void ingest(Exchange exchange) throws Exception {
        var fails = failure.getAndSet(null);
        if (fails != null) {
            beforeFailure.run();
            throw fails;
        }
        var batch = exchange.getMessage().getBody(Batch.class);
        taken.add(batch);
        exchange.getMessage().setBody(Counted.of(batch).plus(new Receipt(taken.size(), 0, 0, 0, 0, 0, 0)));
    }
}
