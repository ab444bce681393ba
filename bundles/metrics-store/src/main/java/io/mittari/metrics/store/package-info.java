/**
 * What the platform asks of a store. For bundles of the platform only: connectors, reports and alerts never see it.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.metrics.store;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
