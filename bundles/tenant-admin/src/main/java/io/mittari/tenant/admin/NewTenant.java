package io.mittari.tenant.admin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a new tenant; the rest has defaults. Checked when it is added.
 *
 * @param locale {@code fi-FI}; null: the template says it
 * @param zone {@code Europe/Helsinki}; null: the template says it
 * @param currency {@code EUR}; null: the template says it
 * @param funnel stages of the main funnel; empty: the template's, else the usual four
 * @param template {@code agency-default@3}, without a version the newest; null: none
 */
public record NewTenant(
        String id,
        String name,
        @Nullable String locale,
        @Nullable String zone,
        @Nullable String currency,
        List<String> funnel,
        @Nullable String template) {

    public NewTenant {
        funnel = List.copyOf(funnel);
    }
}
