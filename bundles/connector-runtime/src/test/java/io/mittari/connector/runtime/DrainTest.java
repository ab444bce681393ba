package io.mittari.connector.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.connector.runtime.imports.RunningInstance.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

class DrainTest {

    private static final int TIMES = 7;

    @TempDir
    Path home;

    private final CountDownLatch inFlight = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private Hosted hosted;

    @BeforeEach
    void host() {
        hosted = new Hosted(home);
    }

    @AfterEach
    void close() {
        goOn.countDown();
        hosted.close();
    }

    @Test
    void aDrainDelaysAnotherInstanceOfTheSameConnectorByLessThan100Ms() throws Exception {
        // given: what a start and a stop take without a drain
        var slow = slowWithAFileInFlight(this::untilReleased);
        startAndStopAnother();
        var without = startAndStopAnother();

        // when: one is drained, for as long as we measure
        hosted.hosting.withdraw(slow);
        hosted.await("slow", 1, State.DRAINING);
        var during = startAndStopAnother();

        // then
        System.out.printf("start and stop: %s without, %s during a drain%n", without, during);
        assertThat(hosted.state("slow", 1)).contains(State.DRAINING);
        assertThat(during.minus(without)).isLessThan(Duration.ofMillis(100));

        // and: what was in flight is stored
        goOn.countDown();
        hosted.awaitGone("slow", 1);
        assertThat(hosted.ingested).extracting(batch -> batch.source()).containsExactly("first.csv");
    }

    @Test
    @EnabledIfSystemProperty(named = "mittari.long", matches = "true", disabledReason = "takes 20 s")
    void aDrainOf20SecondsDelaysAnotherByLessThan100Ms() throws Exception {
        var slow = slowWithAFileInFlight(exchange -> {
            inFlight.countDown();
            assertThat(goOn.await(20, TimeUnit.SECONDS)).isFalse();
        });
        startAndStopAnother();
        var without = startAndStopAnother();
        hosted.hosting.withdraw(slow);
        hosted.await("slow", 1, State.DRAINING);
        int measured = 0;
        while (hosted.state("slow", 1).isPresent()) {
            var during = startAndStopAnother();
            System.out.printf("start and stop: %s without, %s during a drain%n", without, during);
            assertThat(during.minus(without)).isLessThan(Duration.ofMillis(100));
            measured++;
        }
        assertThat(measured).isPositive();
        assertThat(hosted.ingested).hasSize(1);
    }

    @Test
    void filesThatWaitAreLeftToTheNextGeneration() throws Exception {
        var slow = slowWithAFileInFlight(this::untilReleased);
        Files.writeString(home.resolve("inbox/acme/slow/second.csv"), "2");

        hosted.offer("slow", 2, "1.1.0", new InboxConnector());
        hosted.await("slow", 1, State.DRAINING);
        goOn.countDown();
        hosted.await("slow", 2, State.RUNNING);
        hosted.until(() -> "both files are in", () -> hosted.ingested.size() == 2);

        assertThat(hosted.ingested)
                .extracting(batch -> batch.source() + " by " + batch.by())
                .containsExactly("first.csv by acme.slow.g1", "second.csv by acme.slow.g2");
        assertThat(hosted.state("slow", 1)).contains(State.REPLACED);
        hosted.hosting.withdraw(slow);
        hosted.awaitGone("slow", 1);
    }

    @Test
    void whatDoesNotEndInTimeCanWriteNothingAnyMoreAndIsNamed() throws Exception {
        hosted.close();
        hosted = new Hosted(home, Duration.ofSeconds(1));
        slowWithAFileInFlight(this::deafUntilReleased);

        hosted.offer("slow", 2, "1.1.0", new InboxConnector());
        hosted.await("slow", 2, State.RUNNING);

        assertThat(hosted.shown("slow", 1)).get().satisfies(shown -> {
            assertThat(shown.state()).isEqualTo(State.STUCK);
            assertThat(shown.detail()).isEqualTo("what is in flight did not end in 1 s");
        });
        goOn.countDown();
        hosted.await("slow", 1, State.REPLACED);
        assertThat(hosted.ingested).extracting(batch -> batch.by().generation()).doesNotContain(1L);
    }

    private void untilReleased(Object exchange) throws InterruptedException {
        inFlight.countDown();
        goOn.await();
    }

    /** Camel interrupts a poll whose consumer it stops. */
    private void deafUntilReleased(Object exchange) {
        inFlight.countDown();
        while (goOn.getCount() > 0) {
            LockSupport.parkNanos(1_000_000);
            Thread.interrupted();
        }
    }

    private OfferedConnector slowWithAFileInFlight(Processor work) throws Exception {
        var slow = hosted.run("slow", 1, "1.0.0", new InboxConnector(work));
        Files.writeString(home.resolve("inbox/acme/slow/first.csv"), "1");
        inFlight.await();
        return slow;
    }

    /** The median of a start and a stop. */
    private Duration startAndStopAnother() {
        var taken = new ArrayList<Duration>();
        for (int time = 0; time < TIMES; time++) {
            long from = System.nanoTime();
            var other = hosted.run("other", 1, "1.0.0", new InboxConnector());
            hosted.hosting.withdraw(other);
            hosted.awaitGone("other", 1);
            taken.add(Duration.ofNanos(System.nanoTime() - from));
        }
        Collections.sort(taken);
        return taken.get(TIMES / 2);
    }
}
