package io.mittari.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Answers as a platform does, with what a test has prepared; holds leases until it is closed. */
final class FakePlatform implements AutoCloseable {

    static final String TOKEN = "secret";

    final List<String> asked = new CopyOnWriteArrayList<>();
    final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile boolean uploads;

    record Answer(int status, String body) {}

    FakePlatform(Path home) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/", this::answer);
        server.setExecutor(threads);
        server.start();
        answers.put("GET status", new Answer(200, "{}"));
        Files.createDirectories(home.resolve("run"));
        Files.writeString(
                home.resolve("run/http.json"),
                "{\"port\":%d,\"token\":\"%s\",\"pid\":1}"
                        .formatted(server.getAddress().getPort(), TOKEN));
    }

    FakePlatform on(String request, String body) {
        answers.put(request, new Answer(200, body));
        return this;
    }

    FakePlatform refuse(String request, int status, String body) {
        answers.put(request, new Answer(status, body));
        return this;
    }

    /** Takes whatever file is sent. */
    void anyUpload() {
        uploads = true;
    }

    private void answer(HttpExchange exchange) throws IOException {
        var uri = exchange.getRequestURI().toString().substring("/api/v1/".length());
        var request = exchange.getRequestMethod() + " " + uri;
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, new Answer(401, "{\"error\":\"no token\"}"));
        } else if (request.equals("GET client")) {
            lease(exchange);
        } else {
            if (uploads && request.startsWith("PUT imports/")) {
                answers.put(request, new Answer(201, "{}"));
            }
            asked.add(body.isEmpty() ? request : request + " " + body);
            send(
                    exchange,
                    answers.getOrDefault(request, new Answer(404, "{\"error\":\"not prepared: " + request + "\"}")));
        }
    }

    private void lease(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write('\n');
        exchange.getResponseBody().flush();
        try {
            closed.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var content = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
