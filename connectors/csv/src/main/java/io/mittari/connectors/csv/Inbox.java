package io.mittari.connectors.csv;

import io.mittari.connector.spi.ImportRequest;
import io.mittari.connector.spi.ImportRequest.ImportFile;
import io.mittari.connector.spi.RouteSite;
import io.mittari.metrics.api.MetricsException;
import jakarta.json.Json;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileComponent;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;

/** The folder that files are dropped into: what is in it for this instance, and where a file goes afterwards. */
final class Inbox {

    static final String DONE = "done";
    static final String REFUSED = "refused";

    private static final String GOES_TO = "mittari.csv.goesTo";
    private static final String FOUND = "mittari.csv.found";
    private static final String REASON = ".reason.json";

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final RouteSite site;
    private final CsvSettings settings;
    private final Clock clock;

    /** What a file is told by from another of its name. */
    private record Found(long length, Instant changed) {

        static Found of(Path file) throws IOException {
            return new Found(Files.size(file), Files.getLastModifiedTime(file).toInstant());
        }
    }

    Inbox(RouteSite site, CsvSettings settings, Clock clock) {
        this.site = site;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The endpoint of the folder. Made for this route alone: two generations of an instance may live for a moment, and
     * each looks with its own settings.
     */
    Endpoint endpoint(CamelContext context) throws Exception {
        var folder = site.inbox().toFile();
        var component = context.getComponent("file", FileComponent.class);
        var uri = "file:%s?autoCreate=true&delay=1000&initialDelay=%d&scheduledExecutorService=#%s&move=RAW(%s)"
                .formatted(
                        "inbox/" + site.routeId("inbox"),
                        500 + Math.floorMod(site.routeId("inbox").hashCode(), 1000),
                        RouteSite.POLL_POOL,
                        "${exchangeProperty." + GOES_TO + "}");
        var endpoint = (FileEndpoint) component.createEndpoint(uri);
        endpoint.setFile(folder);
        endpoint.getConfiguration().setDirectory(folder.getPath());
        endpoint.setFilter(new Settled(folder, this::isLookup, clock));
        endpoint.setSorter(
                Comparator.comparing(GenericFile<File>::getLastModified).thenComparing(GenericFile::getFileName));
        var order = new InOrder();
        endpoint.setPollStrategy(order);
        endpoint.setExclusiveReadLockStrategy(order);
        return endpoint;
    }

    /** Whether a file is for lookups only. */
    private boolean isLookup(String name) {
        var mapping = settings.mapping();
        return mapping != null
                && mapping.entryOf(name).isEmpty()
                && !mapping.lookupsOf(name).isEmpty();
    }

    /** The file found becomes a request to import it. */
    void request(Exchange exchange) throws Exception {
        var path = path(exchange);
        var found = Found.of(path);
        exchange.setProperty(FOUND, found);
        exchange.getMessage()
                .setBody(new ImportRequest(
                        List.of(new ImportFile(path.getFileName().toString(), path, found.changed())),
                        null,
                        false,
                        ImportRequest.Progress.NONE));
    }

    /**
     * The file goes to {@code done/}.
     *
     * @throws IOException if it is another one by now, which stays and is read in its turn
     */
    void done(Exchange exchange) throws IOException {
        var path = path(exchange);
        if (!Found.of(path).equals(exchange.getProperty(FOUND, Found.class))) {
            throw new IOException("%s was changed while it was read; it is read again".formatted(path.getFileName()));
        }
        exchange.setProperty(GOES_TO, DONE + "/" + free(DONE, path));
    }

    /** The file's name, with the time in it where the folder has a file of that name already. */
    private String free(String folder, Path file) {
        var name = file.getFileName().toString();
        var dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        var stamped = name.substring(0, dot) + "-" + STAMP.format(clock.instant());
        var free = name;
        for (var number = 1; Files.exists(site.inbox().resolve(folder).resolve(free)); number++) {
            free = stamped + (number == 1 ? "" : "-" + number) + name.substring(dot);
        }
        return free;
    }

    private static Path path(Exchange exchange) {
        return Path.of(exchange.getMessage().getHeader(Exchange.FILE_PATH, String.class));
    }

    /** The file goes to {@code refused/}, with the reason beside it. */
    void refuse(Exchange exchange) throws IOException {
        var name = free(REFUSED, path(exchange));
        exchange.setProperty(GOES_TO, REFUSED + "/" + name);
        var refusal = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, MetricsException.BadRequest.class);
        var reason = Json.createObjectBuilder()
                .add("file", path(exchange).getFileName().toString())
                .add("at", clock.instant().toString())
                .add("reason", String.valueOf(refusal.getMessage()))
                .build();
        var folder = Files.createDirectories(site.inbox().resolve(REFUSED));
        Files.writeString(folder.resolve(name + REASON), reason + "\n");
    }
}
