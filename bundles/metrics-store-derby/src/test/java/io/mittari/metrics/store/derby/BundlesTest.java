package io.mittari.metrics.store.derby;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.BadBundleFeed;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.TrustEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlesTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final String ONE = "1".repeat(64);
    private static final String TWO = "2".repeat(64);

    @TempDir
    Path folder;

    private final EmbeddedDataSource source = new EmbeddedDataSource();
    private DerbyStore store;

    BundlesTest() {
        source.setCreateDatabase("create");
    }

    @BeforeEach
    void open() throws Exception {
        source.setDatabaseName(folder.resolve("derby").toString());
        store = opened();
    }

    private DerbyStore opened() throws Exception {
        return new DerbyStore(source, "the folder", Schema.current());
    }

    @Test
    void whatIsInstalledIsKeptUntilItIsUninstalled() throws Exception {
        store.install(bundle(ONE, "1.0.0"), null);
        store.install(bundle(TWO, "2.0.0"), null);

        assertThat(opened().installed()).containsExactly(bundle(ONE, "1.0.0"), bundle(TWO, "2.0.0"));
        store.uninstall(ONE);
        store.uninstall(ONE);
        assertThat(opened().installed()).containsExactly(bundle(TWO, "2.0.0"));
        assertThat(store.trusted()).isEmpty();
    }

    @Test
    void oneNameAndVersionIsNeverTwoContents() throws Exception {
        store.install(bundle(ONE, "1.0.0"), null);

        assertThatThrownBy(() -> store.install(bundle(TWO, "1.0.0"), entry(TWO, null)))
                .isInstanceOf(Unavailable.class);
        assertThat(store.installed()).containsExactly(bundle(ONE, "1.0.0"));
        assertThat(store.trusted()).isEmpty();
    }

    @Test
    void trustThatComesWithABundleIsKeptWithIt() throws Exception {
        store.install(bundle(ONE, "1.0.0"), entry(ONE, null));

        assertThat(store.trusted()).containsExactly(entry(ONE, null));
    }

    @Test
    void aTrustEntryStaysAsItIsUntilItIsRemoved() throws Exception {
        assertThat(store.trust(entry(ONE, "-----BEGIN"))).isTrue();
        assertThat(store.trust(entry(ONE, null))).isFalse();

        assertThat(opened().trusted()).containsExactly(entry(ONE, "-----BEGIN"));
        assertThat(store.distrust(ONE)).isTrue();
        assertThat(store.distrust(ONE)).isFalse();
        assertThat(store.trusted()).isEmpty();
    }

    @Test
    void oneFeedHolds() throws Exception {
        assertThat(store.feed()).isEmpty();
        store.feed(new BadBundleFeed(1, "first", ONE, "me", NOON));
        store.feed(new BadBundleFeed(7, "x".repeat(100_000), TWO, "me", NOON));

        assertThat(opened().feed()).contains(new BadBundleFeed(7, "x".repeat(100_000), TWO, "me", NOON));
    }

    @Test
    void theUsersOfABundleAreTheTenantsThatRunIt() throws Exception {
        store.change(runs("boreal", ONE));
        store.change(runs("acme", ONE));
        store.change(runs("zeta", TWO));

        assertThat(store.users()).containsOnlyKeys(ONE, TWO);
        assertThat(store.users().get(ONE)).containsExactly(new TenantId("acme"), new TenantId("boreal"));
        store.change(runs("zeta", ONE));
        assertThat(store.users()).containsOnlyKeys(ONE);
    }

    private static InstalledBundle bundle(String sha256, String version) {
        return new InstalledBundle(
                sha256, "com.agency.report", version, LiveInstance.Kind.REPORT, 4711, "its digest", "me", "", NOON);
    }

    private static TrustEntry entry(String id, @Nullable String certificate) {
        return new TrustEntry(id, certificate, "me", "because", NOON);
    }

    private static TenantChange runs(String id, String sha256) {
        var tenant = new TenantId(id);
        var live = new LiveInstance(
                LiveInstance.Kind.REPORT,
                new Instance(tenant, "monthly", 1),
                "com.agency.report",
                "1.0.0",
                sha256,
                "{}");
        return new TenantChange(tenant, "file", List.of(live), "me", "because", NOON);
    }
}
