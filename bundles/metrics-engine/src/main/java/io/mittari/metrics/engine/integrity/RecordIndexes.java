package io.mittari.metrics.engine.integrity;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.ingest.Writers;
import io.mittari.metrics.store.JournalHead;
import java.util.List;

/** The indexes by which writers know records and keys. */
public record RecordIndexes(Writers writers, Writers.Zones zones) implements Derived {

    @Override
    public String name() {
        return "the index of records";
    }

    @Override
    public List<String> verify(TenantId tenant, JournalHead head) throws Unavailable {
        try {
            return writers.wrongIndex(tenant, zones).stream().toList();
        } catch (BadRequest removed) {
            return List.of();
        }
    }

    @Override
    public void makeAgain(TenantId tenant) throws Unavailable {
        writers.forgetIndex(tenant);
    }
}
