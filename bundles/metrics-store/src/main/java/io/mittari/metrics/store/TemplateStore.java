package io.mittari.metrics.store;

import io.mittari.metrics.api.MetricsException.Unavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What tenant files are made of: the only truth. It is one list for the whole installation. What is kept is never changed
 * and never removed. Safe for many threads.
 */
@ProviderType
public interface TemplateStore {

    /** Every version of every template, by name, the newest first. */
    List<TemplateVersion> templates() throws Unavailable;

    Optional<TemplateVersion> template(String name, int version) throws Unavailable;

    /** Keeps it as the next version of its name. */
    TemplateVersion keepTemplate(String name, String file, String by, String why, Instant at) throws Unavailable;
}
