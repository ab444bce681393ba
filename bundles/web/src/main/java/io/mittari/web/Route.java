package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that can be asked for.
 *
 * @param template a path whose parts in braces stand for any value: {@code /tenants/{tenant}/funnel}
 */
record Route(String method, String template, Handler handler) {

    /** Does what the route is for. */
    @FunctionalInterface
    interface Handler {
        Reply answer(Call call) throws MetricsException, Refusal, IOException, InterruptedException;
    }

    static Route get(String template, Handler handler) {
        return new Route("GET", template, handler);
    }

    static Route put(String template, Handler handler) {
        return new Route("PUT", template, handler);
    }

    static Route post(String template, Handler handler) {
        return new Route("POST", template, handler);
    }

    static Route delete(String template, Handler handler) {
        return new Route("DELETE", template, handler);
    }

    /** The values of the places, if the path, given in decoded parts, is one of this route's. */
    Optional<Map<String, String>> places(List<String> path) {
        var parts = List.of(template.substring(1).split("/", -1));
        if (parts.size() != path.size()) {
            return Optional.empty();
        }
        var places = new HashMap<String, String>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (part.startsWith("{")) {
                places.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }
}
