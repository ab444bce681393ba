package io.mittari.metrics.store;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What keeps a store sound: looking it over, and copying it while it is used. Safe for many threads. */
@ProviderType
public interface StoreUpkeep {

    /** What was set aside or made anew since the store was opened, each a sentence for people. */
    List<String> mended();

    /** Looks at everything that is kept, without holding anybody up; takes as long as reading it once. */
    List<Flaw> check() throws Unavailable;

    /** Looks whether what is kept of a tenant beside its blocks agrees with itself and with the journal's end. */
    List<Flaw> check(TenantId tenant) throws Unavailable;

    /** How many blocks are set aside, of all tenants. */
    long lost() throws Unavailable;

    /** Bytes that a backup takes, about. */
    long size() throws Unavailable;

    /**
     * Copies all that is stored, as of one moment between begin and end of the call. Others read and write meanwhile.
     *
     * @param folder empty; put in the place of the store's own, what is in it then is the store. Where this throws, what
     *     is in it is of no use
     */
    void backup(Path folder) throws Unavailable;
}
