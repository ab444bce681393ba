/**
 * The one door out: a handle for one tenant at one point of its journal, and what it answers.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.metrics.api.query;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
