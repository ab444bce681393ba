package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ForeignThreadTest {

    @Test
    @Timeout(60)
    void aThreadThatHasEndedHoldsNothingOfItsWork() throws Exception {
        var work = new Work();
        var held = new WeakReference<>(work);
        var thread = ForeignThread.of("work", work);
        work = null;

        thread.start();
        thread.join();

        while (!held.refersTo(null)) {
            System.gc();
        }
        assertThat(thread.isAlive()).isFalse(); // kept here until now, as a table of locks may keep it
    }

    private static final class Work implements Runnable {

        private boolean done;

        @Override
        public void run() {
            done = !done;
        }
    }
}
