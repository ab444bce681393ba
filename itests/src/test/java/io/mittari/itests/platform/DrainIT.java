package io.mittari.itests.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.support.Osgi;
import io.mittari.itests.support.OsgiService;
import io.mittari.itests.support.OsgiTest;
import io.mittari.itests.support.TestBundle;
import io.mittari.launcher.ShippedPlatform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Instances of one connector bundle in a real framework: they share a Camel context, and nothing else. */
@OsgiTest(ShippedPlatform.class)
class DrainIT {

    private static final int TIMES = 11;

    @OsgiService
    Osgi osgi;

    private Within platform;

    @BeforeEach
    void goIn() throws Exception {
        platform = new Within(osgi);
        osgi.install("platform", TestBundle.of(PlatformInside.class, PlatformInside.IMPORTS));
        osgi.install("holding", TestBundle.of(HoldingInside.class, HoldingInside.IMPORTS));
        platform.ask("apply", """
                { "id": "%s", "name": "Holding", "locale": "en-US", "zone": "UTC", "currency": "EUR" }
                """.formatted(HoldingInside.TENANT));
    }

    @AfterEach
    void removeTenant() throws Exception {
        platform.ask("go-on");
        platform.ask("until", "slow", "GONE");
        platform.ask("remove", HoldingInside.TENANT);
    }

    @Test
    void aDrainDelaysStartAndStopOfAnotherInstanceByLessThan100Ms() throws Exception {
        // given: what it takes without a drain
        offer("slow");
        startAndStopAnother();
        var without = startAndStopAnother();

        // when: a file is in flight, and its instance is to end
        var inbox = Path.of(osgi.context().getProperty("mittari.home"), "inbox", HoldingInside.TENANT, "slow");
        Files.writeString(inbox.resolve("deals.csv"), "held");
        platform.ask("held");
        platform.ask("withdraw", "slow");
        platform.ask("until", "slow", "DRAINING");
        var during = startAndStopAnother();

        // then
        System.out.printf("start and stop of an instance: %s, beside one that drains %s%n", without, during);
        assertThat(platform.ask("state", "slow")).isEqualTo("DRAINING");
        assertThat(during.minus(without)).isLessThan(Duration.ofMillis(100));
    }

    private void offer(String instance) throws InterruptedException {
        platform.ask("offer", instance);
        platform.ask("until", instance, "RUNNING");
    }

    /** The median of a start and a stop. */
    private Duration startAndStopAnother() throws InterruptedException {
        var taken = new ArrayList<Duration>();
        for (int time = 0; time < TIMES; time++) {
            long from = System.nanoTime();
            offer("other");
            platform.ask("withdraw", "other");
            platform.ask("until", "other", "GONE");
            taken.add(Duration.ofNanos(System.nanoTime() - from));
        }
        Collections.sort(taken);
        return taken.get(TIMES / 2);
    }
}
