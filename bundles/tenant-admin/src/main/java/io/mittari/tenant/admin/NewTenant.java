package io.mittari.tenant.admin;

import java.util.List;

/**
 * What a person says of a new tenant; the rest has defaults. Checked when it is added.
 *
 * @param locale {@code fi-FI}
 * @param zone {@code Europe/Helsinki}
 * @param currency {@code EUR}
 * @param funnel stages of the main funnel; empty: the usual four
 */
public record NewTenant(String id, String name, String locale, String zone, String currency, List<String> funnel) {

    public NewTenant {
        funnel = List.copyOf(funnel);
    }
}
