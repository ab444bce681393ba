package io.mittari.tenant.admin;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One place at which a tenant's file, the version of the template it is on, and the one it is to be on do not all say the
 * same. A value is JSON text; null: nothing stands there.
 *
 * @param place keys with dots between, instances by name and people by address: {@code reports.monthly.schedule}
 * @param base what the template said that the tenant is on
 * @param template what the other version says
 * @param tenant what the tenant's file says
 */
public record Difference(
        String place,
        Outcome outcome,
        @Nullable String base,
        @Nullable String template,
        @Nullable String tenant) {

    /** Whose value it comes to. */
    public enum Outcome {
        /** The template's: the tenant had left it as it was, or the template's was asked for. */
        TAKEN,
        /** The tenant's: an override of its own, or the tenant's was asked for. */
        KEPT,
        /** Both say the same by now. */
        AGREED,
        /** Both have changed it, each otherwise: a person has to say whose it is. */
        CONFLICT
    }

    /** {@code taken}. */
    public String word() {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
