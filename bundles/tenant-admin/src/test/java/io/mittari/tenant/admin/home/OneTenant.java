package io.mittari.tenant.admin.home;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store of one tenant with one connector. */
record OneTenant(String file) implements Deployments {

    static final TenantId ACME = new TenantId("acme");

    /** Content of the connector's bundle, and its digest. */
    static final String JAR = "jar";

    static final String SHA256 = "0163f1eea7894350060624d315234d40c508ab251ba121714e234503045faadd";

    @Override
    public List<TenantVersion> tenants() {
        return List.of(new TenantVersion(ACME, 1, 1, file, "me", "because", Instant.EPOCH));
    }

    @Override
    public Optional<TenantVersion> tenant(TenantId tenant) {
        return tenants().stream().findFirst();
    }

    @Override
    public List<TenantVersion> history(TenantId tenant) {
        return tenants();
    }

    @Override
    public List<LiveInstance> live(TenantId tenant) {
        return List.of(new LiveInstance(
                LiveInstance.Kind.CONNECTOR,
                new Instance(ACME, "csv", 1),
                "io.mittari.connectors.csv",
                "0.1.0",
                SHA256,
                "{}"));
    }

    @Override
    public long highestGeneration(TenantId tenant) {
        return 1;
    }
}
