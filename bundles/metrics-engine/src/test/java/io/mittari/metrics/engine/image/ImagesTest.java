package io.mittari.metrics.engine.image;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.people.Names;
import io.mittari.metrics.engine.settings.SettingsFile;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ImagesTest {

    private static final TenantId SLOW = new TenantId("slow");
    private static final TenantId QUICK = new TenantId("quick");
    private static final JournalHead HEAD = new JournalHead(1, 0, 0, 0);

    private final CountDownLatch loading = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Test
    void aTenantWhoseImageIsBeingLoadedHoldsUpNobody() throws Exception {
        // given: too little memory for any image, so that each question makes room
        var images = new Images(store(), tenant -> Names.NONE, 10_000_000, ImageFolders.none());
        var threads = Executors.newFixedThreadPool(2);
        try {
            var slow = threads.submit(asking(images, SLOW));
            assertThat(loading.await(20, SECONDS)).isTrue();

            var quick = threads.submit(asking(images, QUICK));

            assertThat(quick.get(20, SECONDS).size()).isZero();
            assertThat(slow.isDone()).isFalse();
            mayGoOn.countDown();
            assertThat(slow.get(20, SECONDS).size()).isZero();
        } finally {
            mayGoOn.countDown();
            threads.shutdownNow();
        }
    }

    private static Callable<FactsView> asking(Images images, TenantId tenant) {
        return () -> images.view(tenant, 1, HEAD, sequence -> SettingsFile.read("""
                { "tenant": 1, "id": "%s", "name": "A", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR" }""".formatted(tenant)));
    }

    /** Empty journals; that of the slow one is read as long as nobody says to go on. */
    private JournalStore store() {
        return (JournalStore) Proxy.newProxyInstance(
                JournalStore.class.getClassLoader(), new Class<?>[] {JournalStore.class}, (proxy, method, given) -> {
                    if (method.getName().equals("deliveries")
                            || method.getName().equals("lost")) {
                        return List.of();
                    }
                    if (method.getName().equals("blocks")) {
                        if (given[0].equals(SLOW)) {
                            loading.countDown();
                            mayGoOn.await();
                        }
                        return null;
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
