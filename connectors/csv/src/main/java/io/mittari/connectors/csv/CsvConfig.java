package io.mittari.connectors.csv;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the integrator sees. The code works with {@link CsvSettings}. */
@ObjectClassDefinition(
        name = "Mittari CSV connector",
        description = "Imports sales from CSV files: given to the import command, or dropped into the inbox.")
@interface CsvConfig {

    @AttributeDefinition(name = "Tenant", description = "The customer whose sales these are, for example acme.")
    String mittari_tenant();

    @AttributeDefinition(name = "Instance", description = "The connector's name at this customer, for example crm.")
    String mittari_instance();

    @AttributeDefinition(name = "Generation", description = "Counts the instance's settings and versions, from 1.")
    long mittari_generation();

    @AttributeDefinition(
            name = "Mapping",
            description =
                    "How rows become facts: the mapping itself, as JSON text. Without one, files in the inbox are "
                            + "refused, and imports bring their own.")
    String mapping() default "";
}
