package io.mittari.tenant.admin.bundles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A jar that has come, and is nothing yet. Closed, it leaves nothing behind but what was kept of it.
 *
 * @param aside where it lies meanwhile
 * @param sha256 lower-case hex
 * @param size in bytes
 */
public record ReceivedJar(Path aside, String sha256, long size) implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReceivedJar.class);

    @Override
    public void close() {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException left) {
            LOG.warn("{} could not be deleted; the next start does it", aside, left);
        }
    }
}
