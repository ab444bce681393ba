package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Leases of clients. */
class ClientLeasesTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void a_platform_nobody_came_to_is_unused() throws Exception {
        assertThat(new ClientLeases(SHORT, false).awaitUnused(SHORT, LONG)).isTrue();
    }

    @Test
    void a_client_whose_connection_breaks_has_no_lease_any_more() throws Exception {
        var leases = new ClientLeases(SHORT, false);
        var beats = new AtomicInteger();
        leases.hold(new OutputStream() {
            @Override
            public void write(int beat) throws IOException {
                assertThat(leases.held()).isEqualTo(1);
                if (beats.incrementAndGet() == 3) {
                    throw new IOException("broken pipe");
                }
            }
        });
        assertThat(beats).hasValue(3);
        assertThat(leases.held()).isZero();
        assertThat(leases.awaitUnused(LONG, SHORT)).isTrue();
    }

    @Test
    void a_platform_that_stays_is_never_unused_until_it_is_closed() throws Exception {
        var leases = new ClientLeases(SHORT, false);
        leases.stay();
        var waiting = new CountDownLatch(1);
        var thread = Executors.newSingleThreadExecutor();
        try {
            var unused = thread.submit(() -> {
                waiting.countDown();
                return leases.awaitUnused(SHORT, SHORT);
            });
            waiting.await();
            leases.close();
            assertThat(unused.get(10, TimeUnit.SECONDS)).isFalse();
        } finally {
            thread.shutdownNow();
        }
    }
}
