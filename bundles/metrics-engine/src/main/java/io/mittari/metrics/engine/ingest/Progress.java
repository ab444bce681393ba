package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.TenantId;
import java.time.Duration;
import org.slf4j.Logger;

/** Tells in the log how far a long reading of a journal is. */
final class Progress {

    private static final long EVERY = Duration.ofSeconds(10).toNanos();

    private final Logger log;
    private final TenantId tenant;
    private final long blocks;
    private final long began = System.nanoTime();
    private long told = began;

    Progress(Logger log, TenantId tenant, long blocks) {
        this.log = log;
        this.tenant = tenant;
        this.blocks = blocks;
    }

    void reached(long block) {
        long now = System.nanoTime();
        if (now - told > EVERY) {
            told = now;
            log.info("the index of tenant {} is being read from its journal: {} of {} blocks", tenant, block, blocks);
        }
    }

    void end() {
        if (told != began) {
            long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
            log.info("the index of tenant {} has all {} blocks, after {} s", tenant, blocks, seconds);
        }
    }
}
