package io.mittari.web;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.connector.spi.ImportReceipt;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.Instances;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejected rows read again, for one tenant after the other, through each instance that brought some.
 *
 * @param many whether the answer is a list
 * @param connector the only instance; null: all that rows came through and the tenant has
 * @param mapping JSON text; null: each instance's own
 */
record ReplayJob(
        List<TenantId> tenants,
        boolean many,
        @Nullable String connector,
        @Nullable String mapping,
        boolean dryRun,
        Imports imports,
        Instances instances,
        MetricsAdmin metrics)
        implements Job {

    @Override
    public JsonValue run(RunningImport running) throws MetricsException {
        if (!many) {
            return replayed(running, tenants.get(0));
        }
        var answers = Json.createArrayBuilder();
        tenants.forEach(tenant -> answers.add(Customers.oneOfMany(tenant, one -> replayed(running, one))));
        return answers.build();
    }

    private JsonObject replayed(RunningImport running, TenantId tenant) throws MetricsException {
        var sum = new Sum();
        var kept = metrics.rejectedCounts(tenant);
        var there = instances.of(tenant, Kind.CONNECTOR).stream()
                .map(state -> state.instance().instance().name())
                .toList();
        var gone = gone(tenant, kept, there);
        for (var name : connector == null ? kept.keySet() : Set.of(connector)) {
            if (connector != null || there.contains(name)) {
                sum.add(
                        name,
                        () -> running.part(() -> imports.replay(tenant, name, mapping, dryRun, running::progress)));
            }
        }
        gone.forEach(sum::fail);
        if (sum.isEmpty()) {
            sum.demandNoFailure();
            sum.remark("nothing to read again: %s has no rejected rows%s"
                    .formatted(
                            tenant,
                            connector == null || kept.isEmpty()
                                    ? ""
                                    : " that came through %s; there are of %s"
                                            .formatted(connector, String.join(", ", kept.keySet()))));
        }
        return Json.createObjectBuilder()
                .add("tenant", tenant.value())
                .addAll(ReceiptJson.of(sum.receipt(), List.of()))
                .build();
    }

    /** Of rows whose instance the tenant does not have any more, that they stay and what to do. */
    private List<String> gone(TenantId tenant, Map<String, Long> kept, List<String> there) {
        return kept.entrySet().stream()
                .filter(each -> connector == null && !there.contains(each.getKey()))
                .map(each ->
                        "%d rejected %s of %s came through the connector %s, which it does not have any more: add it to the tenant file again, or import the files anew"
                                .formatted(
                                        each.getValue(), each.getValue() == 1 ? "row" : "rows", tenant, each.getKey()))
                .toList();
    }

    @Override
    public String stopped() {
        return "the platform was stopped; rows that were taken until then are closed: replay again";
    }

    @Override
    public boolean needsFiles() {
        return false;
    }

    /** What came of several instances together. */
    private static final class Sum {

        private Receipt receipt = new Receipt(0, 0, 0, 0, 0, 0, 0);
        private long read;
        private long empty;
        private final Map<String, Long> unmatched = new LinkedHashMap<>();
        private final List<String> remarks = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();

        boolean isEmpty() {
            return read == 0;
        }

        void remark(String remark) {
            remarks.add(remark);
        }

        /** What one instance refuses stops no other. */
        void add(String name, RunningImport.Part<ImportReceipt> part) throws MetricsException {
            try {
                add(part.make());
            } catch (BadRequest refused) {
                fail("%s: %s".formatted(name, refused.getMessage()));
            }
        }

        void fail(String why) {
            failures.add(why);
        }

        void demandNoFailure() throws BadRequest {
            if (!failures.isEmpty()) {
                throw new BadRequest(String.join("; ", failures));
            }
        }

        private void add(ImportReceipt one) {
            receipt = receipt.plus(one.receipt());
            read += one.read();
            empty += one.empty();
            one.unmatched().forEach((lookup, count) -> unmatched.merge(lookup, count, Long::sum));
            remarks.addAll(one.remarks());
        }

        ImportReceipt receipt() {
            var all = new ArrayList<>(remarks);
            all.addAll(failures);
            return new ImportReceipt(receipt, read, empty, unmatched, List.of(), all);
        }
    }
}
