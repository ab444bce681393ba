package io.mittari.connector.runtime;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the integrator sees. */
@ObjectClassDefinition(name = "Mittari connector runtime", description = "Hosts the routes of all connectors.")
@interface RuntimeConfig {

    @AttributeDefinition(
            name = "Drain seconds",
            description = "How long an instance that is stopped or replaced may finish what it has in flight.")
    int drainSeconds() default 60;

    @AttributeDefinition(
            name = "Poll threads",
            description = "Threads that all connectors share to read their sources. So many files are read at once.")
    int pollThreads() default 4;
}
