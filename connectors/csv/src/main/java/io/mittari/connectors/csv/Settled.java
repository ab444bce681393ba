package io.mittari.connectors.csv;

import java.io.File;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets a file of the inbox through once it has stopped growing: it was the same at the poll before, and is some seconds
 * old. Data wait until no lookup file is left in the inbox, so that files dropped together find each other. Holds no thread
 * while it waits.
 */
final class Settled implements GenericFileFilter<File> {

    private static final Duration AGE = Duration.ofSeconds(2);

    private final File inbox;
    private final Predicate<String> isLookup;
    private final Clock clock;
    private final Map<String, Seen> waiting = new HashMap<>();

    private record Seen(long length, long modified) {}

    /** @param isLookup tells by a file's name whether it is read as a lookup only */
    Settled(File inbox, Predicate<String> isLookup, Clock clock) {
        this.inbox = inbox;
        this.isLookup = isLookup;
        this.clock = clock;
    }

    @Override
    public synchronized boolean accept(GenericFile<File> file) {
        if (file.isDirectory()) {
            return false;
        }
        var now = new Seen(file.getFileLength(), file.getLastModified());
        if (now.equals(waiting.get(file.getFileName())) && clock.millis() - now.modified() >= AGE.toMillis()) {
            return isLookup.test(file.getFileName()) || !holdsLookups();
        }
        waiting.keySet().removeIf(name -> !new File(inbox, name).exists());
        waiting.put(file.getFileName(), now);
        return false;
    }

    private boolean holdsLookups() {
        var names = inbox.list();
        return names != null && Stream.of(names).anyMatch(isLookup);
    }
}
