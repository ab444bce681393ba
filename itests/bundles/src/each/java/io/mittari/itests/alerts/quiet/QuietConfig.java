package io.mittari.itests.alerts.quiet;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the alert is configured with. */
@ObjectClassDefinition(name = "Quiet", description = "Speaks when nothing was won for a while.")
@interface QuietConfig {

    @AttributeDefinition(name = "Tenant", description = "The customer to look at.")
    String mittari_tenant();

    @AttributeDefinition(name = "Days", description = "How many days without a deal are too many.")
    int days() default 30;
}
