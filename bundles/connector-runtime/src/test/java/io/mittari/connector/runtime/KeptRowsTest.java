package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connector.spi.ReplayRequest.KeptRow;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.engine.admin.MetricsAdmin.RejectedRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeptRowsTest {

    private static final TenantId ACME = new TenantId("acme");

    private final FixedRejections kept = new FixedRejections();

    @Test
    void handsOutEveryRowOfTheInstanceOnceTheOldestFirst() throws Exception {
        LongStream.range(0, 450).forEach(id -> add(id, id % 3 == 0 ? "other" : "crm"));

        assertThat(names())
                .containsExactlyElementsOf(LongStream.range(0, 450)
                        .filter(id -> id % 3 != 0)
                        .mapToObj(id -> "n" + id)
                        .toList());
    }

    @Test
    void rowsThatAreRejectedMeanwhileAreLeftOut() throws Exception {
        add(0, "crm");
        var rows = new KeptRows(kept, ACME, "crm");

        assertThat(rows.next()).hasSize(1);
        add(1, "crm");

        assertThat(rows.next()).isEmpty();
    }

    @Test
    void thereMayBeNone() throws Exception {
        assertThat(names()).isEmpty();
    }

    private List<String> names() throws Exception {
        var rows = new KeptRows(kept, ACME, "crm");
        var names = new ArrayList<String>();
        for (var page = rows.next(); !page.isEmpty(); page = rows.next()) {
            page.stream().map(KeptRow::name).forEach(names::add);
        }
        return names;
    }

    private void add(long id, String instance) {
        var row = new Rejected(new Origin("deals.csv", id), "deal", null, "no key", ";x", "ID;y", "delimiter=;");
        kept.rows.add(new RejectedRow(id, "n" + id, instance, "crm", Instant.EPOCH, null, row));
    }
}
