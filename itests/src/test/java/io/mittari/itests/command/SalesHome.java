package io.mittari.itests.command;

import io.mittari.itests.load.SalesEvents;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Homes of two customers, {@code busy} and {@code calm}, with sales events. */
final class SalesHome {

    static final List<String> CUSTOMERS = List.of("busy", "calm");

    /** Enough that an index of records stands in files. */
    private static final int MANY = 40_000;

    private static final int FEW = 3_000;

    private final Path work;
    private final Path mapping;
    private final Path few;
    private final Path many;

    SalesHome(Path work) throws IOException {
        this(work, MANY);
    }

    SalesHome(Path work, int many) throws IOException {
        this.work = work;
        mapping = Files.writeString(work.resolve("mapping.json"), SalesEvents.MAPPING);
        few = work.resolve("few.csv");
        this.many = work.resolve("many.csv");
        SalesEvents.write(few, FEW);
        SalesEvents.write(this.many, many);
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
        try (var reader = Json.createReader(new StringReader(ask(mittari, "tenants/" + tenant + "/funnel")))) {
            return reader.readObject().getJsonNumber("sequence").longValueExact();
        }
    }

    /** What a platform that runs answers for every metric, by channel and by month, and for the funnel. */
    static Map<String, String> figures(Mittari mittari, String tenant, long sequence) throws Exception {
        var figures = new TreeMap<String, String>();
        var questions = new ArrayList<>(List.of("funnel?by=channel", "funnel?by=month"));
        try (var reader = Json.createReader(new StringReader(ask(mittari, "metrics")))) {
            for (var metric : reader.readArray().getValuesAs(JsonObject.class)) {
                questions.add("metrics/" + metric.getString("metric") + "?by=channel");
                questions.add("metrics/" + metric.getString("metric") + "?by=month");
            }
        }
        for (var question : questions) {
            figures.put(question, ask(mittari, "tenants/%s/%s&asOf=%%23%d".formatted(tenant, question, sequence)));
        }
        return figures;
    }

    static Map<String, String> figures(Mittari mittari, String tenant) throws Exception {
        return figures(mittari, tenant, sequence(mittari, tenant));
    }

    /** Also what is refused is an answer. */
    private static String ask(Mittari mittari, String path) throws Exception {
        try (var reader = Json.createReader(Files.newInputStream(mittari.home().resolve("run/http.json")))) {
            var door = reader.readObject();
            var uri = URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(door.getInt("port"), path));
            var request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + door.getString("token"))
                    .build();
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** Two homes that took the same rows in another number of batches. */
    static Map<String, String> withoutSequence(Map<String, String> figures) {
        var without = new TreeMap<>(figures);
        without.replaceAll((question, answer) -> answer.replaceFirst("\"sequence\":[0-9]+", ""));
        return without;
    }

    /** The largest file of the database holds the blocks. */
    private static Path blocks(Path root) throws IOException {
        return largest(root.resolve("data/derby/seg0"));
    }

    static Path largest(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    /** One bit in a block of the database in a home or a backup, about in the middle of what was stored. */
    static void flipInABlock(Path root) throws IOException {
        var file = blocks(root);
        var content = Files.readAllBytes(file);
        int at = content.length / 2;
        while (content[at] != 'M' || content[at + 1] != 'J' || content[at + 2] != 1) { // a block begins so
            at++;
        }
        content[at + 200] ^= 16;
        Files.write(file, content);
    }

    static void flipInTheMiddle(Path file) throws IOException {
        var content = Files.readAllBytes(file);
        content[content.length / 2] ^= 16;
        Files.write(file, content);
    }
}
