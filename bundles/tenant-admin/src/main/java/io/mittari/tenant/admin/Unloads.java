package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.engine.admin.Finding;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Takes bundles that no tenant uses out of the running platform, and looks whether anything of them is left. For many threads. */
@ProviderType
public interface Unloads {

    /**
     * Takes one version out; it stays known, and comes back when a tenant is given it. Waits until its classes are gone,
     * at most half a minute.
     *
     * @throws BadRequest if it does not run, or naming the tenants that use it
     */
    Unloaded unload(String name, String version) throws BadRequest, Unavailable;

    /** What was taken out and is held still, and foreign calls that did not end; for doctor. */
    List<Finding> leftovers();

    /**
     * How it went.
     *
     * @param bundle name and version
     * @param gone its classes were collected; false: something holds them
     * @param millis until they were, or until it was given up
     * @param holders what was found to hold them, in words; may be empty also where something does
     * @param objects how many there are of its classes, {@code 12 of io.x.Foo}; empty if none, or if it is gone
     */
    record Unloaded(String bundle, boolean gone, long millis, List<String> holders, List<String> objects) {

        public Unloaded {
            holders = List.copyOf(holders);
            objects = List.copyOf(objects);
        }
    }
}
