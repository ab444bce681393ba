package io.mittari.connector.runtime;

import io.mittari.connector.spi.Connector;
import io.mittari.metrics.api.ingest.Instance;

/**
 * A connector service that is registered.
 *
 * @param component symbolic name of its bundle
 * @param version of its bundle
 * @param bundle what shares a Camel context: instances with the same one
 * @param classes class loader of the bundle
 */
record OfferedConnector(
        Instance instance, String component, String version, Object bundle, ClassLoader classes, Service service) {

    /** {@code csv} of {@code io.mittari.connectors.csv}. */
    String shortName() {
        return component.substring(component.lastIndexOf('.') + 1);
    }

    /** What all routes of the instance begin with: {@code acme/csv/crm/}. */
    String routePrefix() {
        return "%s/%s/%s/".formatted(instance.tenant(), shortName(), instance.name());
    }

    @Override
    public String toString() {
        return "%s (%s %s)".formatted(instance, component, version);
    }

    /** How the connector is got and given back; getting it may run the connector's constructor. */
    interface Service {

        /** @throws IllegalStateException if the service is gone, or its component could not be made */
        Connector get();

        void release();
    }
}
