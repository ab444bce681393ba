package io.mittari.connectors.csv;

import io.mittari.connector.spi.Connector;
import io.mittari.connector.spi.RouteSite;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.RoutesBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** CSV files of one tenant; factory PID {@value #PID}. */
@Component(name = CsvConnector.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CsvConfig.class, factory = true)
public final class CsvConnector implements Connector {

    static final String PID = "io.mittari.connectors.csv";

    private final CsvSettings settings;
    private final Clock clock;

    @Activate
    public CsvConnector(CsvConfig config, Map<String, Object> properties) {
        this(CsvSettings.from(config, properties.keySet()), Clock.systemUTC());
    }

    CsvConnector(CsvSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public RoutesBuilder routes(RouteSite site) {
        return new CsvRoutes(settings, site, clock);
    }
}
