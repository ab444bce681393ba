package io.mittari.connectors.csv.file;

import io.mittari.metrics.api.ingest.Instance;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/**
 * Who an import is for, and how that tenant writes.
 *
 * @param lookups where copies of lookup files are kept
 */
public record Setting(Instance by, Locale locale, ZoneId zone, Currency currency, KeptLookups lookups) {}
