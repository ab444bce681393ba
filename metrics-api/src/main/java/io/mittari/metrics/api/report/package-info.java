/**
 * What a report bundle implements, and the format-neutral document it makes.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.metrics.api.report;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
