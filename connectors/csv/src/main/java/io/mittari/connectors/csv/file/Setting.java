package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.metrics.api.ingest.Instance;

/**
 * Who an import is for, and how that tenant writes.
 *
 * @param lookups where copies of lookup files are kept
 */
public record Setting(Instance by, Conventions conventions, KeptLookups lookups) {}
