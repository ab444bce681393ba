/**
 * Writes a report's document in a format. For bundles of the platform only: reports make documents and know no format.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.report.render;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
