package io.mittari.itests.connectors.feed;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the connector is configured with. */
@ObjectClassDefinition(name = "Feed", description = "Reads .feed files of the inbox, a line a stage.")
@interface FeedConfig {

    @AttributeDefinition(name = "Tenant", description = "The customer whose sales these are.")
    String mittari_tenant();

    @AttributeDefinition(name = "Batch", description = "Lines that are stored together.")
    int batch() default 1000;
}
