package io.mittari.metrics.api.query;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Sentence;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.tenant.TenantSettings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Answers for ONE tenant, from ONE point of its journal, as of ONE day; handed over as an argument, never a service.
 * Two calls with the same question give the same answer. Safe for many threads; reads never wait for an import. Valid
 * during the call it was handed to.
 *
 * <p>Every method throws {@link BadRequest} for a metric, dimension, stage, funnel or basis there is not, and names
 * those there are.
 */
@ProviderType
public interface Metrics {

    TenantId tenant();

    /** The point of the journal; every number is made of what was known there. */
    long sequence();

    /** The day up to which facts exist: "the as-of day" of the counting rules (C2). */
    LocalDate today();

    /** As they stood at {@link #sequence()}. */
    TenantSettings settings();

    /** What is missing in every answer, each for people to read beside the figures; empty: all there is was counted. */
    List<Sentence> missing();

    /** One row per value of the dimensions, sorted by them; without dimensions exactly one row, or one per stage. */
    List<MetricRow> measure(Question question) throws BadRequest;

    /** The whole table; {@link Question#metric()} and {@link Question#basis()} are not looked at. */
    FunnelTable funnel(Question question) throws BadRequest;

    /** Why a number is what it is: at most {@code limit} of its facts, the newest first. */
    Explanation explain(Question question, int limit) throws BadRequest;

    /**
     * The conversions between those stages of the funnel that have facts, in its order, each by its newest settled months up to the end of the period; the
     * horizon of each is its own unless the question has one (C11).
     */
    List<SettledCohort> settled(Question question) throws BadRequest;

    /** Leaks of the main funnel in the period, the worst first (C46), by the tenant's limits. */
    List<Leak> leaks(Question question) throws BadRequest;

    /**
     * What became of the main funnel's figures of a month since it was reported, up to this point of the journal; empty
     * if it was not reported by then, or the tenant was not there yet.
     */
    Optional<Restatement> restated(YearMonth month) throws BadRequest, Unavailable;

    /** What can be asked for. */
    List<MetricDefinition> catalogue();

    /** The dimensions that the tenant's facts have, sorted. */
    List<String> dimensions();
}
