/**
 * What an alert bundle implements.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.metrics.api.alert;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
