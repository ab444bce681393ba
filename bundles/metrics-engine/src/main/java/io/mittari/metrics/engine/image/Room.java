package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.MetricsException.Unavailable;

/** How much of the heap the views of one tenant may take. */
@FunctionalInterface
interface Room {

    /**
     * Asked now and then while a view is made.
     *
     * @param bytes of the heap that it takes so far
     * @throws Unavailable if there is no room for more
     */
    void demand(long bytes) throws Unavailable;
}
