package io.mittari.web;

import io.mittari.connector.runtime.imports.Imports;
import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.MappingSuggestion;
import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.TenantId;
import io.mittari.tenant.admin.Tenants;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files imported for one tenant after the other. */
record ImportJob(ImportOrder order, Imports imports, Tenants tenants, Advice advice) implements Job {

    private static final String BY = "api";

    static final String STOPPED =
            "the platform was stopped; what was imported until then is stored: import again, it counts once";

    @Override
    public JsonValue run(RunningImport running) throws MetricsException {
        if (!order.many()) {
            return receipt(running, order.tenants().get(0), 0).build();
        }
        var answers = Json.createArrayBuilder();
        long before = 0;
        for (var tenant : order.tenants()) {
            long done = before;
            answers.add(Customers.oneOfMany(tenant, one -> {
                var head = Json.createObjectBuilder().add("tenant", one.value());
                return head.addAll(receipt(running, one, done)).build();
            }));
            before += running.bytes();
        }
        return answers.build();
    }

    private JsonObjectBuilder receipt(RunningImport running, TenantId tenant, long bytesBefore)
            throws MetricsException {
        return running.part(() -> {
            ImportRequest.Progress progress = (read, mapped) -> running.progress(bytesBefore + read, mapped);
            var preset = order.preset();
            var written = preset == null ? null : advice.preset(preset, tenant, order.connector(), running.files());
            var mapping = mapping(written);
            since(tenant, mapping);
            var request = new ImportRequest(running.files(), mapping, order.dryRun(), progress);
            var made = imports.run(tenant, order.connector(), request);
            return ReceiptJson.of(made, written == null ? List.of() : written.notes());
        });
    }

    /** Before the rows: if that is refused, nothing is imported. */
    private void since(TenantId tenant, @Nullable String mapping) throws MetricsException {
        if (order.since() != null) {
            var source = mapping == null ? null : source(mapping);
            tenants.since(tenant, order.connector(), source, order.since(), order.dryRun(), BY);
        }
    }

    /** What is wrong with a mapping the connector says. */
    private static @Nullable String source(String mapping) {
        try (var reader = Json.createReader(new StringReader(mapping))) {
            return reader.readObject().getString("source", null);
        } catch (JsonException notEvenJson) {
            return null;
        }
    }

    private @Nullable String mapping(@Nullable MappingSuggestion written) {
        return written == null ? order.mapping() : written.mapping();
    }

    @Override
    public String stopped() {
        return STOPPED;
    }

    @Override
    public int rounds() {
        return order.tenants().size();
    }
}
