package io.mittari.tenant.admin;

import io.mittari.metrics.api.TenantId;
import java.util.List;

/**
 * What a command changes, or has changed.
 *
 * @param done false: only planned
 * @param sequence the point of the tenant's journal from which it holds; 0 if there is none
 * @param changes in the order they are made; empty: all is as it should be
 */
public record TenantPlan(TenantId tenant, boolean done, long sequence, List<Change> changes) {

    public TenantPlan {
        changes = List.copyOf(changes);
    }

    /** One line for each change. */
    public List<String> lines() {
        return changes.isEmpty()
                ? List.of("nothing changes")
                : changes.stream().map(Change::line).toList();
    }

    /** What happens to a subject. */
    public enum Action {
        CREATE,
        SET,
        START,
        REPLACE,
        STOP,
        REMOVE
    }

    /**
     * One change.
     *
     * @param subject a key of the file, an instance as {@code connector csv}, or the tenant
     * @param text what becomes of it: {@code 90 -> 60}, {@code io.mittari.connectors.csv 0.1.0, generation 1}
     */
    public record Change(Action action, String subject, String text) {

        public String line() {
            return "%s %s: %s".formatted(action.name().toLowerCase(java.util.Locale.ROOT), subject, text);
        }
    }
}
