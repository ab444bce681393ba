package io.mittari.tenant.admin.live;

import org.jspecify.annotations.Nullable;

/** Threads on which code of a bundle runs: it may leave them as it likes, or never. */
final class ForeignThread {

    /** How the name of one begins that was given up. */
    static final String STUCK = "mittari-stuck ";

    private ForeignThread() {}

    /**
     * A daemon, not started yet. Once it has ended it holds nothing of its work: Felix may keep the thread for good in a
     * table of class locks, and since JDK 19 an ended thread keeps what it was given to run.
     *
     * @param name {@code start acme.monthly.g2}
     */
    static Thread of(String name, Runnable work) {
        var thread = new Thread(new Once(work), "mittari-" + name);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** Nobody waits for it any more; a thread dump and doctor tell as long as it goes on. */
    static void giveUp(Thread thread, String who) {
        thread.setName(STUCK + who);
        thread.interrupt();
    }

    private static final class Once implements Runnable {

        private @Nullable Runnable work;

        Once(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            var mine = work;
            work = null;
            if (mine != null) {
                mine.run();
            }
        }
    }
}
