/** Doors to the tenants for the platform: changing them, and calling what they run. Not for reports or connectors. */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.tenant.admin;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
