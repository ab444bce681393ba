package io.mittari.itests.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.itests.load.SalesEvents;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Homes of two customers, {@code busy} and {@code calm}, with sales events. */
final class SalesHome {

    static final List<String> CUSTOMERS = List.of("busy", "calm");

    /** Enough that an index of records stands in files, and takes some seconds. */
    private static final int MANY = 150_000;

    private static final int FEW = 3_000;

    private final Path work;
    private final Path mapping;
    private final Path few;
    private final Path many;

    SalesHome(Path work) throws IOException {
        this.work = work;
        mapping = Files.writeString(work.resolve("mapping.json"), SalesEvents.MAPPING);
        few = work.resolve("few.csv");
        many = work.resolve("many.csv");
        SalesEvents.write(few, FEW);
        SalesEvents.write(many, MANY);
    }

    /** A new one that runs. */
    Mittari start(String name) throws Exception {
        var mittari = new Mittari(work.resolve(name)).startFor("busy");
        mittari.run("tenant", "add", "calm", "--name", "C", "--locale", "en-US", "--zone", "UTC", "--currency", "EUR")
                .ok();
        takeFew(mittari, "calm");
        takeFew(mittari, "busy");
        return mittari;
    }

    JsonObject takeFew(Mittari mittari, String tenant) throws Exception {
        return mittari.run(importing(tenant, few)).ok().json();
    }

    JsonObject takeMany(Mittari mittari, String tenant) throws Exception {
        return mittari.run(importing(tenant, many)).ok().json();
    }

    Ran tryFew(Mittari mittari, String tenant) throws Exception {
        return mittari.run(importing(tenant, few));
    }

    /** Goes on in the background. */
    Process beginMany(Mittari mittari, String tenant) throws Exception {
        return mittari.begin(work.resolve("import.out"), work.resolve("import.err"), importing(tenant, many));
    }

    private String[] importing(String tenant, Path rows) {
        return new String[] {"import", tenant, rows.toString(), "--mapping", mapping.toString(), "--json"};
    }

    static long sequence(Mittari mittari, String tenant) throws Exception {
        return figures(mittari, tenant, null).get(0).getJsonNumber("sequence").longValueExact();
    }

    /** Every metric that can be told by channel and month, and the funnel. */
    static List<JsonObject> figures(Mittari mittari, String tenant, @Nullable String asOf) throws Exception {
        var figures = new ArrayList<JsonObject>();
        for (var metric : List.of("won-count", "win-rate", "revenue", "stage-count", "open-now", "conversion")) {
            figures.add(ask(mittari, asOf, "metric", tenant, metric, "--by", "channel"));
            if (!metric.equals("open-now")) {
                figures.add(ask(mittari, asOf, "metric", tenant, metric, "--by", "month"));
            }
        }
        figures.add(ask(mittari, asOf, "funnel", tenant));
        return figures;
    }

    private static JsonObject ask(Mittari mittari, @Nullable String asOf, String... question) throws Exception {
        var line = new ArrayList<>(List.of(question));
        line.add("--json");
        if (asOf != null) {
            line.addAll(List.of("--as-of", asOf));
        }
        return mittari.run(line.toArray(new String[0])).ok().json();
    }

    static List<JsonObject> withoutSequence(List<JsonObject> figures) {
        return figures.stream()
                .map(figure ->
                        Json.createObjectBuilder(figure).remove("sequence").build())
                .toList();
    }

    /** The largest file of the database holds the blocks. */
    static Path blocks(Path root) throws IOException {
        return largest(root.resolve("data/derby/seg0"));
    }

    static Path largest(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    /** One bit, in the middle of a page of a block if it is the database's. */
    static void flipInTheMiddle(Path file) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long at = bytes.length() / 2 / 32_768 * 32_768 + 9_000;
            assertThat(at).isLessThan(bytes.length());
            bytes.seek(at);
            int was = bytes.read();
            bytes.seek(at);
            bytes.write(was ^ 16);
        }
    }
}
