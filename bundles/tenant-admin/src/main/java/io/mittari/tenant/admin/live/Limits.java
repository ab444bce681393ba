package io.mittari.tenant.admin.live;

import java.time.Duration;

/**
 * How long we wait.
 *
 * @param start for an instance to be there
 * @param drain for calls of a generation that is no longer live
 * @param call for an answer of an instance
 * @param routes for the routes of a connector to run, with the drain of those before, which the runtime bounds itself
 * @param unload for the classes of a bundle to be collected
 */
record Limits(Duration start, Duration drain, Duration call, Duration routes, Duration unload) {

    static final Limits USUAL = new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofSeconds(30));
}
