package io.mittari.tenant.admin;

import io.mittari.metrics.api.TenantId;

/**
 * A tenant whose stored file this program cannot read: an earlier or later one has taken it, or the same on another
 * Java. Nothing can be asked of it until a file that can be read is applied; its facts are as they were.
 *
 * @param trouble what is wrong with the file
 */
public record UnreadableTenant(TenantId tenant, String trouble) {

    /** For people. */
    public String told() {
        return "the stored file of %s cannot be read: %s".formatted(tenant, trouble);
    }
}
