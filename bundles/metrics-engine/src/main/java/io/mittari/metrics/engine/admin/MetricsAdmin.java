package io.mittari.metrics.engine.admin;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.store.TenantChange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What the platform asks of the engine. Safe for many threads. */
@ProviderType
public interface MetricsAdmin {

    /**
     * Reads what changes figures from a tenant file, with the defaults filled in.
     *
     * @param file JSON text
     * @throws BadRequest naming the key, the value and what is allowed
     */
    TenantSettings settings(String file) throws BadRequest;

    /**
     * Makes a tenant, or changes it; returns the sequence from which the change holds.
     *
     * @throws BadRequest if the file's settings cannot be read; nothing was changed
     */
    long apply(TenantChange change) throws BadRequest, Unavailable;

    /** Removes a tenant with all its facts; as if it had never been. */
    void remove(TenantId tenant) throws BadRequest, Unavailable;

    /**
     * One tenant's figures at one point and as of one day.
     *
     * @param today null: the day of {@code asOf} in the tenant's zone
     * @throws BadRequest if there is no such tenant (the message lists those there are), or no such point yet
     */
    Metrics open(TenantId tenant, AsOf asOf, @Nullable LocalDate today) throws BadRequest, Unavailable;

    /**
     * What became of a month's figures since they were reported (C3).
     *
     * @throws BadRequest if the month is not reported yet, or the tenant was not there then
     */
    Restatement restate(TenantId tenant, Restating asked) throws BadRequest, Unavailable;

    /** Every metric there is, the same for every tenant. */
    List<MetricDefinition> catalogue();

    /** Rejected records that are open, the newest first. */
    List<RejectedRow> rejected(TenantId tenant, int limit) throws BadRequest, Unavailable;

    /**
     * Rejected records that are open and came through an instance, a few at a time; fewer than the limit where their texts
     * are long, none only if there is none.
     *
     * @param after above this id, the oldest first
     * @param to up to this id
     */
    List<RejectedRow> rejectedBy(TenantId tenant, String instance, long after, long to, int limit)
            throws BadRequest, Unavailable;

    /**
     * A rejected record that is kept.
     *
     * @param name in the tenant; another rejection of the same record has the same
     * @param instance name of the one that brought it
     * @param source the number space it belongs to
     * @param at when it was rejected
     * @param until when it goes, taken or not; null: the tenant's file does not tell, because it cannot be read
     */
    record RejectedRow(
            long id,
            String name,
            String instance,
            String source,
            Instant at,
            @Nullable Instant until,
            Rejected rejected) {}

    /** How many rejected records are open, by the name of the instance that brought them. */
    Map<String, Long> rejectedCounts(TenantId tenant) throws BadRequest, Unavailable;

    /**
     * Drops, of every tenant, rejected records that are older than its {@code keepRejected}.
     *
     * @return how many, by tenant; those without any are left out
     */
    Map<TenantId, Integer> dropOldRejected() throws Unavailable;
}
