package io.mittari.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The OpenAPI document. */
class OpenApiTest {

    @TempDir
    Path home;

    @Test
    void it_has_every_route_and_no_other() throws Exception {
        try (var platform = new TestApi(home)) {
            var routes = new TreeSet<String>();
            platform.api.routes().forEach(route -> routes.add(route.method() + " " + route.template()));

            var described = new TreeSet<String>();
            document(platform)
                    .getJsonObject("paths")
                    .forEach((path, methods) -> methods.asJsonObject()
                            .keySet()
                            .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));

            assertThat(described).isEqualTo(routes);
        }
    }

    @Test
    void every_place_of_a_path_is_described() throws Exception {
        try (var platform = new TestApi(home)) {
            document(platform)
                    .getJsonObject("paths")
                    .forEach((path, methods) -> methods.asJsonObject().forEach((method, operation) -> {
                        var places = Pattern.compile("\\{(\\w+)}").matcher(path);
                        while (places.find()) {
                            assertThat(operation.toString())
                                    .as(method + " " + path)
                                    .contains("\"name\":\"" + places.group(1) + "\"");
                        }
                    }));
        }
    }

    private static JsonObject document(TestApi platform) throws Exception {
        var request = HttpRequest.newBuilder(platform.server.uri("/api/v1/openapi.json"))
                .header("Authorization", "Bearer " + platform.access.token());
        try (var reader =
                Json.createReader(new StringReader(platform.server.send(request).body()))) {
            return reader.readObject();
        }
    }
}
