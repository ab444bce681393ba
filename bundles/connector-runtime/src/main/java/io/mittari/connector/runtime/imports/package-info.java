/** Imports by command, and what the runtime runs. For bundles of the platform only. */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.connector.runtime.imports;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
