package io.mittari.connector.spi;

import io.mittari.metrics.api.ingest.Instance;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.apache.camel.Processor;
import org.osgi.annotation.versioning.ProviderType;

/** Where an instance's routes stand: who they are for, and what the platform lends them. */
@ProviderType
public interface RouteSite {

    /** Name of the scheduled pool in the context's registry; for {@code scheduledExecutorService=#mittari-poll}. */
    String POLL_POOL = "mittari-poll";

    Instance instance();

    /** A route id that is unique in the whole runtime: {@code acme/csv/crm/inbox}. */
    String routeId(String route);

    /** The endpoint imports by command come in at; {@code direct:} and a route id. */
    String importUri();

    /** A folder for files that people or other programs drop for this instance; it exists. */
    Path inbox();

    /** How the tenant writes numbers and dates, where a file does not say. */
    Locale locale();

    /** The tenant's zone, where a time in a file has none. */
    ZoneId zone();

    /** The tenant's currency, where an amount has none. */
    Currency currency();

    /**
     * The last step of a route. Takes a {@link io.mittari.metrics.api.ingest.Batch} as body and leaves the
     * {@link io.mittari.metrics.api.ingest.Receipt}. Fails the exchange with a
     * {@link io.mittari.metrics.api.MetricsException}. In a dry run the batch is compared with what is held, and not
     * stored.
     */
    Processor ingest();
}
