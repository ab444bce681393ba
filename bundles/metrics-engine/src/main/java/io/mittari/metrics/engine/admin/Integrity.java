package io.mittari.metrics.engine.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Looks tenants' journals over, and hands them out. Safe for many threads; imports and reports go on meanwhile. */
@ProviderType
public interface Integrity {

    /**
     * Reads a tenant's whole journal, and mends what is derived from it. Takes little memory, and as long as reading takes.
     *
     * @throws BadRequest if there is no such tenant
     */
    List<Finding> check(TenantId tenant, Progress progress) throws BadRequest, Unavailable;

    /**
     * Writes all there is of a tenant, as of now, into files of open forms.
     *
     * @param folder there, and empty
     * @throws BadRequest if there is no such tenant
     * @throws IOException if a file cannot be written; what is in the folder is of no use
     */
    Exported export(TenantId tenant, Path folder, Progress progress) throws BadRequest, Unavailable, IOException;

    /** Hears how far long work is; called often, by the thread that works. */
    @FunctionalInterface
    interface Progress {

        Progress UNHEARD = (done, of) -> {};

        void at(long done, long of);
    }

    /**
     * What was written.
     *
     * @param facts versions of facts
     * @param missing facts that cannot be read, and are not among them
     */
    record Exported(long sequence, long records, long facts, long keys, long rejected, int versions, long missing) {}
}
