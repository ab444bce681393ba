package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LaneTest {

    private final Lane lane = new Lane();

    @Test
    void whatRunsAtTheStopEndsUninterruptedAndWhatWaitsNeverBegins() throws Exception {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var first = begun(() -> lane.run(() -> {
            running.countDown();
            goOn.await();
            return "stored, interrupted: " + Thread.currentThread().isInterrupted();
        }));
        running.await();
        lane.begin(() -> {
            throw new AssertionError("never begins");
        });

        var closing = begun(() -> {
            lane.close();
            return "closed";
        });
        assertThatThrownBy(() -> lane.run(() -> "never"))
                .isInstanceOf(Unavailable.class)
                .hasMessage("the platform is stopping");
        goOn.countDown();

        assertThat(first.get()).isEqualTo("stored, interrupted: false");
        assertThat(closing.get()).isEqualTo("closed");
    }

    @Test
    void whoWaitsForItsTurnAtTheStopIsToldSo() throws Exception {
        var running = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        lane.begin(() -> {
            running.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        running.await();
        var waiting = begun(() -> lane.run(() -> "never"));
        var closing = begun(() -> {
            lane.close();
            return "closed";
        });

        assertThatThrownBy(waiting::get)
                .hasCauseInstanceOf(Unavailable.class)
                .hasMessageContaining("the platform is stopping");
        goOn.countDown();
        closing.get();
    }

    private static <T> FutureTask<T> begun(Callable<T> work) {
        var task = new FutureTask<>(work);
        new Thread(task, "test").start();
        return task;
    }
}
