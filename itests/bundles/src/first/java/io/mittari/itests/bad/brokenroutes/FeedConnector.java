package io.mittari.itests.bad.brokenroutes;

import io.mittari.connector.spi.Connector;
import io.mittari.connector.spi.RouteSite;
import org.apache.camel.RoutesBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** A version of the feed connector that cannot say its routes. */
@Component(name = "io.mittari.itests.connectors.feed", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FeedConnector implements Connector {

    @Override
    public RoutesBuilder routes(RouteSite site) {
        throw new IllegalStateException("thrown by routes, for a test");
    }
}
