package io.mittari.metrics.engine.integrity;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.JournalHead;
import java.util.List;

/** Something kept beside a journal that is made of it, so that it can be made again. Safe for many threads. */
public interface Derived {

    /** In words: {@code the index of records}. */
    String name();

    /**
     * What is wrong with it, each in words; empty: nothing, or there is none.
     *
     * @param head where the journal ends, or ended a moment ago
     */
    List<String> verify(TenantId tenant, JournalHead head) throws Unavailable;

    /** Throws it away; it is made again now or when it is needed. */
    void makeAgain(TenantId tenant) throws Unavailable;
}
