/**
 * Hosts connectors: one Camel context per connector bundle and version, one set of routes per instance. Starts, drains
 * and replaces them; no instance waits for another's drain.
 *
 * <p>Three kinds of threads: the <em>coordinator</em> (one) decides and never waits; a <em>lane</em> per context (one,
 * gone when idle) runs what takes the context's lock or is the connector's code; the <em>poll pool</em> carries exchanges.
 */
@NullMarked
package io.mittari.connector.runtime;

import org.jspecify.annotations.NullMarked;
