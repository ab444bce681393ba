package io.mittari.tenant.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.admin.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** What keeps a home whole: looking over what lies beside the store, and copying all of it. Safe for many threads. */
@ProviderType
public interface HomeUpkeep {

    /** Whether what a tenant runs has its bundles, its copied file is right, and its inboxes get on. */
    List<Finding> check(TenantId tenant) throws BadRequest, Unavailable;

    /**
     * Copies the home as of one moment, while it is used. The copy is written aside and renamed: it is there whole, or not
     * at all.
     *
     * @param folder absolute; not there yet, or empty
     * @param withKeys also {@code keys}, the home's secrets
     * @param progress hears what is being done, in words
     * @throws BadRequest if the folder does not do, or there is too little room for the copy
     */
    Backup backup(Path folder, boolean withKeys, Consumer<String> progress) throws BadRequest, Unavailable;

    /**
     * A copy that was made.
     *
     * @param tenants how many there are in it
     */
    record Backup(Path folder, int files, long bytes, int tenants) {}
}
