package io.mittari.itests.command;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.concurrent.CompletableFuture;

/** The API of a running platform, for what would take too long by command. */
final class PlatformApi {

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonObject address;

    private PlatformApi(JsonObject address) {
        this.address = address;
    }

    static PlatformApi of(Mittari mittari) throws IOException {
        try (var reader = Json.createReader(Files.newInputStream(mittari.home().resolve("run/http.json")))) {
            return new PlatformApi(reader.readObject());
        }
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonObject post(String path, String body) throws IOException, InterruptedException {
        return read(http.send(posted(path, body), HttpResponse.BodyHandlers.ofString()));
    }

    /** Returns at once. */
    CompletableFuture<JsonObject> send(String path, String body) {
        return http.sendAsync(posted(path, body), HttpResponse.BodyHandlers.ofString())
                .thenApply(PlatformApi::read);
    }

    private static JsonObject read(HttpResponse<String> answer) {
        return Json.createReader(new StringReader(answer.body())).readObject();
    }

    private HttpRequest posted(String path, String body) {
        return request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(address.getInt("port"), path)))
                .header("Authorization", "Bearer " + address.getString("token"));
    }
}
