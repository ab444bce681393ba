package io.mittari.tenant.admin;

import io.mittari.metrics.api.TenantId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moving a tenant to a version of a template changes, or has changed.
 *
 * @param from the version it is on; null: it is on none
 * @param to the version asked for
 * @param differences by place; what neither version says anything of is none
 * @param plan null: the move cannot be made
 * @param trouble why it cannot be made, with the mend; null: it can. Nothing of the tenant was touched
 */
public record TemplateMove(
        TenantId tenant,
        @Nullable String from,
        String to,
        List<Difference> differences,
        @Nullable TenantPlan plan,
        List<Move> moves,
        @Nullable String trouble) {

    public TemplateMove {
        differences = List.copyOf(differences);
        moves = List.copyOf(moves);
    }
}
