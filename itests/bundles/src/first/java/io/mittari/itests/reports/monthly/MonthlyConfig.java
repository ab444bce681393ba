package io.mittari.itests.reports.monthly;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the report is configured with. */
@ObjectClassDefinition(name = "Month in sales", description = "The month in sales, short.")
@interface MonthlyConfig {

    @AttributeDefinition(name = "Tenant", description = "The customer to report on.")
    String mittari_tenant();

    @AttributeDefinition(name = "Heading", description = "What the page is called.")
    String heading() default "Month in sales";

    @AttributeDefinition(name = "Smallest", description = "Below so many deals a number is called small.")
    int smallest() default 3;
}
