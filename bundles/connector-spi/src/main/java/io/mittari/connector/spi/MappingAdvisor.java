package io.mittari.connector.spi;

import io.mittari.metrics.api.MetricsException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Helps the person who writes a mapping: tells what one makes of files, and writes a first one. Stores and sends nothing.
 *
 * <p>A connector that reads files offers one service, a delayed component without configuration: there may be no tenant
 * yet. Called by many threads; each call reads its files whole.
 */
@ConsumerType
public interface MappingAdvisor {

    /**
     * Reads files as an import would.
     *
     * @param mapping JSON text
     * @throws MetricsException.BadRequest if the mapping or a file cannot be read, as an import would refuse it
     */
    MappingCheck check(String mapping, MappingSample sample) throws MetricsException;

    /**
     * Writes a mapping for files that nobody has one for; these files pass {@link #check} with it.
     *
     * @throws MetricsException.BadRequest if a file cannot be read, or nothing in it can be told
     */
    MappingSuggestion suggest(MappingSample sample) throws MetricsException;

    /**
     * Writes a mapping for files of a known tool.
     *
     * @param preset its name
     * @throws MetricsException.BadRequest if there is no such preset (the message lists those there are), or the files
     *     lack a column it needs
     */
    MappingSuggestion preset(String preset, MappingSample sample) throws MetricsException;
}
