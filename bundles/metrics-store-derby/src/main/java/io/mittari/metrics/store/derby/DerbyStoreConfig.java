package io.mittari.metrics.store.derby;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What the operator may set. */
@ObjectClassDefinition(name = "Mittari embedded store", description = "Where the journals of all tenants are kept.")
@interface DerbyStoreConfig {

    @AttributeDefinition(
            name = "Folder",
            description = "The database's folder. Empty: data/derby in the home folder (mittari.home).",
            required = false)
    String folder() default "";
}
