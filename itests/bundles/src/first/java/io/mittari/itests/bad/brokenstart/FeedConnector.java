package io.mittari.itests.bad.brokenstart;

import io.mittari.connector.spi.Connector;
import io.mittari.connector.spi.RouteSite;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** A version of the feed connector whose route does not start. */
@Component(name = "io.mittari.itests.connectors.feed", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class FeedConnector implements Connector {

    @Override
    public RoutesBuilder routes(RouteSite site) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(new NeverStarts(getContext()))
                        .routeId(site.routeId("inbox"))
                        .process(site.ingest());
            }
        };
    }
}
