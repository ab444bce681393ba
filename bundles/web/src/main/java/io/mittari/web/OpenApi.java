package io.mittari.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The description of this API, for programs that read such things. */
final class OpenApi {

    private static final String DOCUMENT = "openapi.json";

    List<Route> routes() {
        return List.of(Route.get("/openapi.json", call -> Reply.of(200, Reply.JSON, document())));
    }

    private static byte[] document() throws IOException {
        try (InputStream in = OpenApi.class.getResourceAsStream(DOCUMENT)) {
            if (in == null) {
                throw new IllegalStateException(DOCUMENT + " is missing in the bundle");
            }
            return in.readAllBytes();
        }
    }
}
