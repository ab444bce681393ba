package io.mittari.tenant.admin.bundles;

import io.mittari.metrics.store.LiveInstance;

/**
 * A received jar that keeps every rule for one kind of bundle; none of it has run.
 *
 * @param service the interface that instances of its kind offer
 */
public record Candidate(ReceivedJar jar, BundleKey key, LiveInstance.Kind kind, String service) {}
