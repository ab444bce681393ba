/**
 * What can be known of a company's sales: the facts that connectors bring and formulas count. mapping.md of the
 * product's documentation says how rows become facts.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.mittari.metrics.api.fact;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
