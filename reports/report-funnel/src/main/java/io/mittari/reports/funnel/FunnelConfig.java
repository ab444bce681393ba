package io.mittari.reports.funnel;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a report is configured with; floors, upper ranges and language are the tenant's. */
@ObjectClassDefinition(
        name = "Mittari funnel report",
        description = "The month's funnel: where it leaks, what to do about it, and the figures behind it.")
@interface FunnelConfig {

    @AttributeDefinition(name = "Tenant", description = "The customer to report on, for example acme.")
    String mittari_tenant();
}
