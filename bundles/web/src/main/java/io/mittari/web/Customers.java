package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.tenant.admin.Tenants;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for one tenant, or for each of several. */
final class Customers {

    private static final Logger LOG = LoggerFactory.getLogger(Customers.class);

    private final Tenants tenants;

    Customers(Tenants tenants) {
        this.tenants = tenants;
    }

    /** What is asked of one tenant. */
    @FunctionalInterface
    interface Ask {
        JsonObject of(TenantId tenant) throws MetricsException, Refusal;
    }

    /** The tenants of {@code acme}, {@code acme,baltic}, {@code @retail} or {@code all}. */
    List<TenantId> selected(String selector) throws MetricsException {
        return tenants.resolve(selector);
    }

    /** The one tenant of a request that cannot be for several. */
    TenantId one(String selector) throws MetricsException, Refusal {
        if (many(selector)) {
            throw Refusal.impossible("this is for one tenant at a time, not for '%s'".formatted(selector));
        }
        return tenants.resolve(selector).get(0);
    }

    /** Whether it was asked in a way that can mean several: the answer is then a list, even of one. */
    static boolean many(String selector) {
        return selector.equals("all") || selector.startsWith("@") || selector.contains(",");
    }

    /** One answer, or a list of them in which one that failed is an {@code error}. */
    JsonValue each(String selector, Ask ask) throws MetricsException, Refusal {
        if (!many(selector)) {
            return ask.of(tenants.resolve(selector).get(0));
        }
        var answers = Json.createArrayBuilder();
        for (var tenant : tenants.resolve(selector)) {
            answers.add(oneOfMany(tenant, ask));
        }
        return answers.build();
    }

    /** One tenant's failure never stops the others, whatever it is. */
    static JsonObject oneOfMany(TenantId tenant, Ask ask) {
        try {
            return ask.of(tenant);
        } catch (MetricsException | Refusal failure) {
            return failed(tenant, String.valueOf(failure.getMessage()));
        } catch (RuntimeException bug) {
            LOG.error("{} failed", tenant, bug);
            return failed(tenant, Api.INTERNAL);
        }
    }

    static JsonObject failed(TenantId tenant, String message) {
        return Json.createObjectBuilder()
                .add("tenant", tenant.value())
                .add("error", message)
                .build();
    }
}
