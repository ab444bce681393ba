package io.mittari.web;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.report.Block;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.Shadow;
import io.mittari.tenant.admin.ShadowOrder;
import io.mittari.tenant.admin.Shadowed;
import io.mittari.tenant.admin.Shadowed.Month;
import io.mittari.tenant.admin.Shadowed.Written;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;

/** Writes three months: one alike, one with other words, one that the other version cannot write. The words are the order. */
final class FixedShadow implements Shadow {

    @Override
    public Shadowed run(TenantId tenant, ShadowOrder order) {
        var live = new LiveInstance(Kind.REPORT, new Instance(tenant, "monthly", 4), "r.monthly", "1.0", "00", "{}");
        return new Shadowed(
                live,
                order.version(),
                12,
                LocalDate.of(2026, 10, 31),
                List.of(
                        new Month(YearMonth.of(2026, 7), saying("same"), saying("same")),
                        new Month(YearMonth.of(2026, 8), saying("before"), saying(order.toString())),
                        new Month(YearMonth.of(2026, 9), saying("before"), Written.trouble("no luck"))));
    }

    private static Written saying(String text) {
        return Written.document(
                Document.of("t", "s", Locale.ENGLISH, List.of(), List.of(new Block.Paragraph(text)), List.of()));
    }
}
