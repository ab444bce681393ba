package io.mittari.cli;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Talks to a platform over its HTTP API. */
final class Client {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** After that long a platform that does not say whether it is ready does not answer. */
    private static final Duration ANSWER = Duration.ofSeconds(10);

    private static final int CREATED_OR_DONE = 299;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Home.Endpoint endpoint;

    Client(Home.Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    JsonValue get(Target path) throws Failure, InterruptedException {
        return json(content("GET", path, BodyPublishers.noBody()));
    }

    byte[] content(Target path) throws Failure, InterruptedException {
        return content("GET", path, BodyPublishers.noBody());
    }

    JsonValue post(Target path, JsonObject body) throws Failure, InterruptedException {
        return json(content("POST", path, BodyPublishers.ofString(body.toString())));
    }

    /** The body is the file's content, as it is read. */
    JsonValue post(Target path, Path file) throws Failure, InterruptedException {
        try {
            return json(content("POST", path, BodyPublishers.ofFile(file)));
        } catch (IOException unreadable) {
            throw Failure.failed("'%s' cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
    }

    JsonValue put(Target path, String body) throws Failure, InterruptedException {
        return json(content("PUT", path, BodyPublishers.ofString(body)));
    }

    JsonValue delete(Target path) throws Failure, InterruptedException {
        return json(content("DELETE", path, BodyPublishers.noBody()));
    }

    void upload(Target path, Path file) throws Failure, InterruptedException {
        try {
            content("PUT", path, BodyPublishers.ofFile(file));
        } catch (IOException unreadable) {
            throw Failure.failed("'%s' cannot be read: %s".formatted(file, unreadable.getMessage()));
        }
    }

    /** Holds the platform until this process ends; empty if nothing answers there. */
    @Nullable
    InputStream lease() throws Failure, InterruptedException {
        try {
            var response = http.send(
                    request("GET", Target.of("client"), BodyPublishers.noBody()), BodyHandlers.ofInputStream());
            var beats = response.body();
            return response.statusCode() <= CREATED_OR_DONE && beats.read() >= 0 ? beats : null;
        } catch (IOException noAnswer) {
            return null;
        }
    }

    /**
     * Has long work done, and returns its result.
     *
     * @param body null: it is asked for, else posted
     * @param progress hears how far it is, in words
     */
    JsonObject work(Target path, @Nullable JsonObject body, Consumer<String> progress)
            throws Failure, InterruptedException {
        var request = body == null
                ? request("GET", path, BodyPublishers.noBody())
                : request("POST", path, BodyPublishers.ofString(body.toString()));
        try {
            var response = http.send(request, BodyHandlers.ofInputStream());
            if (response.statusCode() > CREATED_OR_DONE) {
                throw refused(response.statusCode(), response.body().readAllBytes());
            }
            try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                return result(lines, progress);
            }
        } catch (ConnectException gone) {
            throw Failure.failed("the platform at %s does not answer".formatted(endpoint));
        } catch (IOException broken) {
            throw Failure.failed("the platform at %s broke off: %s".formatted(endpoint, broken.getMessage()));
        }
    }

    private JsonObject result(BufferedReader lines, Consumer<String> progress) throws IOException, Failure {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var told = json(line.getBytes(StandardCharsets.UTF_8)).asJsonObject();
            if (told.containsKey("result")) {
                return told.getJsonObject("result");
            } else if (told.containsKey("error")) {
                throw Failure.failed(told.getString("error"));
            }
            progress.accept(told.getString("progress", ""));
        }
        throw Failure.failed("the platform at %s broke off before it was done".formatted(endpoint));
    }

    /** Whether the platform can be asked by now. */
    boolean ready() throws InterruptedException {
        try {
            var question = HttpRequest.newBuilder(
                            request("GET", Target.of("status"), BodyPublishers.noBody()), (name, value) -> true)
                    .timeout(ANSWER)
                    .build();
            var response = http.send(question, BodyHandlers.discarding());
            return response.statusCode() <= CREATED_OR_DONE;
        } catch (IOException noAnswer) {
            return false;
        }
    }

    /** What does not run, as the platform says without being asked for a token; empty if it says nothing of it. */
    List<String> wrong() throws InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + "/health"))
                .build();
        try {
            var answer = json(http.send(request, BodyHandlers.ofByteArray()).body());
            return answer instanceof JsonObject said && said.get("wrong") instanceof JsonArray wrong
                    ? wrong.getValuesAs(JsonString::getString)
                    : List.of();
        } catch (IOException | Failure notSaid) {
            return List.of();
        }
    }

    private byte[] content(String method, Target path, BodyPublisher body) throws Failure, InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = http.send(request(method, path, body), BodyHandlers.ofByteArray());
        } catch (ConnectException gone) {
            throw Failure.failed("the platform at %s does not answer".formatted(endpoint));
        } catch (IOException broken) {
            throw Failure.failed("the platform at %s broke off: %s".formatted(endpoint, broken.getMessage()));
        }
        if (response.statusCode() > CREATED_OR_DONE) {
            throw refused(response.statusCode(), response.body());
        }
        return response.body();
    }

    private static Failure refused(int status, byte[] body) {
        try {
            if (json(body) instanceof JsonObject error && error.get("error") instanceof JsonString message) {
                var told = message.getString();
                return error.getBoolean("usage", false) ? Failure.wrongUsage(told) : Failure.failed(told);
            }
        } catch (Failure unreadable) {
            // then its status has to do
        }
        return Failure.failed("the platform answered %d".formatted(status));
    }

    private HttpRequest request(String method, Target path, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + "/api/v1/" + path.text()))
                .header("Authorization", "Bearer " + endpoint.token())
                .method(method, body)
                .build();
    }

    private static JsonValue json(byte[] content) throws Failure {
        try (var reader = Json.createReader(new ByteArrayInputStream(content))) {
            return reader.readValue();
        } catch (JsonException unreadable) {
            throw Failure.failed("the platform's answer cannot be read: " + unreadable.getMessage());
        }
    }
}
