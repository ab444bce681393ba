/**
 * The words every bundle shares: tenants, stages, money, moments, periods, measurements.
 *
 * <p>Everything here is an immutable value. A value that exists is valid: constructors check, callers need not.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.metrics.api;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
