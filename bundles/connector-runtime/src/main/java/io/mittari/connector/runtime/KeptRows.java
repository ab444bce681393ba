package io.mittari.connector.runtime;

import io.mittari.connector.spi.ReplayRequest;
import io.mittari.connector.spi.ReplayRequest.KeptRow;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.MetricsAdmin.RejectedRow;
import java.util.List;

/** The rejected rows of one instance that there were when this was first asked, page by page. One thread. */
final class KeptRows implements ReplayRequest.Rows {

    private static final int PAGE = 200;

    private final Source source;
    private final TenantId tenant;
    private final String instance;
    private long after = -1;
    private boolean begun;
    private long to = -1;

    KeptRows(Source source, TenantId tenant, String instance) {
        this.source = source;
        this.tenant = tenant;
        this.instance = instance;
    }

    @Override
    public List<KeptRow> next() throws MetricsException {
        if (!begun) {
            begun = true;
            to = source.newest(tenant, 1).stream()
                    .mapToLong(RejectedRow::id)
                    .max()
                    .orElse(-1);
        }
        var page = source.of(tenant, instance, after, to, PAGE);
        if (!page.isEmpty()) {
            after = page.get(page.size() - 1).id();
        }
        return page.stream()
                .map(row -> new KeptRow(row.name(), row.at(), row.rejected()))
                .toList();
    }

    /** Where rejected rows are kept. */
    interface Source {

        List<RejectedRow> newest(TenantId tenant, int limit) throws MetricsException;

        /** As {@link io.mittari.metrics.engine.admin.MetricsAdmin#rejectedBy}. */
        List<RejectedRow> of(TenantId tenant, String instance, long after, long to, int limit) throws MetricsException;
    }
}
