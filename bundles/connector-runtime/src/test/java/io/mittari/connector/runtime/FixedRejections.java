package io.mittari.connector.runtime;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.MetricsAdmin.RejectedRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Rejected rows that a test has put there. */
final class FixedRejections implements KeptRows.Source {

    final List<RejectedRow> rows = new ArrayList<>();

    @Override
    public List<RejectedRow> newest(TenantId tenant, int limit) {
        return rows.stream()
                .sorted(Comparator.comparingLong(RejectedRow::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<RejectedRow> of(TenantId tenant, String instance, long after, long to, int limit) {
        return rows.stream()
                .filter(row -> row.instance().equals(instance) && row.id() > after && row.id() <= to)
                .sorted(Comparator.comparingLong(RejectedRow::id))
                .limit(limit)
                .toList();
    }
}
