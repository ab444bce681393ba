package io.mittari.web;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.ReportRun;
import io.mittari.metrics.store.ReportRun.Recipient;
import io.mittari.tenant.admin.Runs;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Takes every run, and knows two. */
final class FixedRuns implements Runs {

    final List<KeptRun> written = new CopyOnWriteArrayList<>();
    Unwritten unwritten = new Unwritten(0, 0);

    @Override
    public void handedOut(KeptRun run) {
        written.add(run);
    }

    @Override
    public List<KeptRun> of(TenantId tenant, @Nullable String instance) throws BadRequest {
        if ("weekly".equals(instance)) {
            throw new BadRequest("'weekly' of acme: there is none; there are: monthly");
        }
        return List.of(kept(tenant, Recipient.request("api")), kept(tenant, new Recipient("mail", "")));
    }

    @Override
    public Unwritten unwritten() {
        return unwritten;
    }

    static KeptRun kept(TenantId tenant, Recipient recipient) {
        var by = new LiveInstance(
                LiveInstance.Kind.REPORT, new Instance(tenant, "monthly", 2), "r.funnel", "1.1", "a".repeat(64), "{}");
        var run = ReportRun.handedOut(by, "2026-10", 7, LocalDate.of(2026, 11, 1), "html", recipient);
        return new KeptRun(run, "b".repeat(64), 12, Instant.EPOCH, Instant.EPOCH.plusSeconds(60), 3, 4);
    }
}
