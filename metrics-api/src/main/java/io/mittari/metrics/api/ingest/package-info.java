/**
 * The one door in: records of a source, in batches, each stored whole or not at all.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.metrics.api.ingest;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
