package io.mittari.tenant.admin;

import java.util.Set;

/**
 * Which version of which template a tenant is to be on.
 *
 * @param template {@code agency-default@3}; without a version the newest
 * @param keep places of conflicts, as {@link Difference#place()}, at which the tenant's value stays
 * @param take those at which the template's comes in its place
 */
public record TemplateOrder(String template, Set<String> keep, Set<String> take) {

    public TemplateOrder {
        keep = Set.copyOf(keep);
        take = Set.copyOf(take);
    }
}
