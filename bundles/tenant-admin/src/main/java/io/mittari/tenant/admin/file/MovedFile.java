package io.mittari.tenant.admin.file;

import io.mittari.tenant.admin.Difference;
import io.mittari.tenant.admin.Difference.Outcome;
import java.util.List;

/**
 * A tenant's file on another version of its template, as it comes out of the merge, not checked yet.
 *
 * @param text JSON text; where there are conflicts, these places are as the tenant has them
 * @param differences by place; what neither version of the template says anything of is none
 */
public record MovedFile(String text, List<Difference> differences) {

    public MovedFile {
        differences = List.copyOf(differences);
    }

    public List<Difference> conflicts() {
        return differences.stream()
                .filter(each -> each.outcome() == Outcome.CONFLICT)
                .toList();
    }
}
