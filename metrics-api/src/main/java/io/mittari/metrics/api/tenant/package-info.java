/**
 * What a customer is configured with, as far as it changes figures or how they are told.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.metrics.api.tenant;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
