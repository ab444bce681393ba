package io.mittari.metrics.engine.integrity;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.image.Images;
import io.mittari.metrics.store.JournalHead;
import java.util.List;

/** The snapshots from which images are found again. */
public record ImageSnapshots(Images images) implements Derived {

    @Override
    public String name() {
        return "the snapshot of its image";
    }

    @Override
    public List<String> verify(TenantId tenant, JournalHead head) throws Unavailable {
        return images.wrong(tenant).stream().toList();
    }

    @Override
    public void makeAgain(TenantId tenant) throws Unavailable {
        images.forget(tenant);
    }
}
