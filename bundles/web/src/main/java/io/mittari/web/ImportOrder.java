package io.mittari.web;

import io.mittari.metrics.api.TenantId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall be imported, for whom, and how.
 *
 * @param many whether the answer is a list
 * @param connector the instance's name
 * @param mapping JSON text; null: the instance's own, or that of the preset
 * @param preset name of one of the connector's; null: none
 * @param since from which day on the connector brings all there was; null: that is not said
 */
record ImportOrder(
        List<TenantId> tenants,
        boolean many,
        String connector,
        @Nullable String mapping,
        @Nullable String preset,
        @Nullable LocalDate since,
        boolean dryRun) {

    static final String USUAL_CONNECTOR = "csv";

    ImportOrder {
        tenants = List.copyOf(tenants);
    }
}
