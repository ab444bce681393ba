package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RouteLaneTest {

    @Test
    void goesOnWithoutWhatHangs() throws Exception {
        var clock = Executors.newSingleThreadScheduledExecutor();
        var goOn = new CountDownLatch(1);
        try (var lane = new RouteLane("test", RouteLaneTest.class.getClassLoader(), clock, Duration.ofMillis(50))) {
            var hangs = lane.run("hanging", () -> {
                goOn.await();
                return "late";
            });

            assertThat(lane.run("next", () -> "done").get(30, TimeUnit.SECONDS)).isEqualTo("done");

            assertThat(hangs).isNotDone();
            goOn.countDown();
            assertThat(hangs.get(30, TimeUnit.SECONDS)).isEqualTo("late");
            assertThat(lane.run("last", () -> "done").get(30, TimeUnit.SECONDS)).isEqualTo("done");
        } finally {
            clock.shutdownNow();
        }
    }
}
