/** What a connector implements: Camel routes from a source to the one door in. */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.connector.spi;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
