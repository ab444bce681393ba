package io.mittari.tenant.admin.live;

/** Threads on which code of a bundle runs: it may leave them as it likes, or never. */
final class ForeignThread {

    /** How the name of one begins that was given up. */
    static final String STUCK = "mittari-stuck ";

    private ForeignThread() {}

    /**
     * A daemon, not started yet.
     *
     * @param name {@code start acme.monthly.g2}
     */
    static Thread of(String name, Runnable work) {
        var thread = new Thread(work, "mittari-" + name);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** Nobody waits for it any more; a thread dump and doctor tell as long as it goes on. */
    static void giveUp(Thread thread, String who) {
        thread.setName(STUCK + who);
        thread.interrupt();
    }
}
