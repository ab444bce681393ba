package io.mittari.itests.connectors.feed;

import io.mittari.connector.spi.Connector;
import io.mittari.connector.spi.RouteSite;
import org.apache.camel.RoutesBuilder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Version 1.1.0: stages may be in capital letters. */
@Component(name = FeedConnector.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FeedConfig.class, factory = true)
public final class FeedConnector implements Connector {

    static final String PID = "io.mittari.itests.connectors.feed";

    private final int batch;

    @Activate
    public FeedConnector(FeedConfig config) {
        batch = config.batch();
    }

    @Override
    public RoutesBuilder routes(RouteSite site) {
        return new FeedRoutes(site, batch, FeedForm::line);
    }
}
