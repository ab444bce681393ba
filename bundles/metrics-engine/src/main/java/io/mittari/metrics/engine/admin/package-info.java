/** The engine's doors for the platform: opening a tenant's figures, changing tenants. Not for reports or connectors. */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.metrics.engine.admin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
