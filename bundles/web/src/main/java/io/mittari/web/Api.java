package io.mittari.web;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request and turns what goes wrong into an answer that says who acts. */
final class Api {

    /** What a bug is called towards the caller: the log has the rest. */
    static final String INTERNAL = "internal error; the platform's log says more";

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final List<Route> routes;

    Api(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    List<Route> routes() {
        return routes;
    }

    /** Never throws for a request that is wrong; an {@link IOException} means that the caller is gone. */
    Reply answer(String method, List<String> path, Map<String, List<String>> query, InputStream body, long length)
            throws IOException, InterruptedException {
        try {
            return routed(method, path, query, body, length);
        } catch (Refusal refused) {
            return Reply.error(refused);
        } catch (BadRequest wrong) {
            return Reply.error(400, String.valueOf(wrong.getMessage()));
        } catch (Unavailable later) {
            LOG.warn("{} {}: {}", method, path, later.getMessage(), later);
            return Reply.error(503, String.valueOf(later.getMessage()));
        } catch (RuntimeException bug) { // the edge: a bug is told to the log, and the next request is served
            LOG.error("{} {} failed", method, path, bug);
            return Reply.error(500, INTERNAL);
        } catch (MetricsException other) {
            throw new IllegalStateException(other);
        }
    }

    private Reply routed(
            String method, List<String> path, Map<String, List<String>> query, InputStream body, long length)
            throws MetricsException, Refusal, IOException, InterruptedException {
        boolean known = false;
        for (var route : routes) {
            var places = route.places(path);
            if (places.isPresent() && route.method().equals(method)) {
                return route.handler().answer(new Call(places.get(), query, body, length));
            }
            known |= places.isPresent();
        }
        var shown = "/" + String.join("/", path);
        throw known
                ? Refusal.notAllowed("%s is not done to %s".formatted(method, shown))
                : Refusal.notFound("there is no %s; /api/v1/openapi.json lists what there is".formatted(shown));
    }
}
