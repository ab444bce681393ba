package io.mittari.connector.spi;

import io.mittari.metrics.api.MetricsException;
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

    /**
     * How the tenant writes and counts, by its settings as they are now. They may change while the routes run: ask for
     * each import or poll, and keep to the answer until its end.
     *
     * @throws MetricsException.Unavailable if they cannot be read now
     */
    Conventions conventions() throws MetricsException.Unavailable;

    /**
     * What holds where a source does not say.
     *
     * @param locale of numbers and dates
     * @param zone of times
     * @param currency of amounts
     */
    record Conventions(Locale locale, ZoneId zone, Currency currency) {}

    /**
     * The last step of a route. Takes a {@link io.mittari.metrics.api.ingest.Batch} as body and leaves the
     * {@link io.mittari.metrics.api.ingest.Receipt}. Fails the exchange with a
     * {@link io.mittari.metrics.api.MetricsException}. In a dry run the batch is compared with what is held, and not
     * stored.
     */
    Processor ingest();
}
