package io.mittari.metrics.engine;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.settings.SettingsFile;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.function.Function;

/** Finds the point of a tenant's journal that people mean, and the day there (C2, C3). */
final class Points {

    private final JournalStore store;
    private final Deployments deployments;
    private final Clock clock;

    Points(JournalStore store, Deployments deployments, Clock clock) {
        this.store = store;
        this.deployments = deployments;
        this.clock = clock;
    }

    /** @throws BadRequest if there is no such tenant */
    JournalHead head(TenantId tenant) throws BadRequest, Unavailable {
        var head = store.head(tenant);
        if (head.isEmpty()) {
            var there = deployments.tenants().stream()
                    .map(version -> version.tenant().value())
                    .toList();
            throw new BadRequest("there is no tenant %s; there %s"
                    .formatted(tenant, there.isEmpty() ? "is none yet" : "are " + String.join(", ", there)));
        }
        return head.get();
    }

    /** @throws BadRequest if there is no such point */
    long sequence(TenantId tenant, AsOf asOf, JournalHead head) throws BadRequest, Unavailable {
        if (asOf instanceof AsOf.AtSequence at) {
            if (at.sequence() < 1 || at.sequence() > head.sequence()) {
                throw new BadRequest("tenant %s has no point #%d; its points are #1 to #%d, the newest"
                        .formatted(tenant, at.sequence(), head.sequence()));
            }
            return at.sequence();
        } else if (asOf instanceof AsOf.AtInstant at) {
            return sequenceAt(tenant, at.instant(), at.instant().toString());
        } else if (asOf instanceof AsOf.EndOf at) {
            var next = at.day().plusDays(1);
            var zone = holding(tenant, settings -> startOf(next, settings)).zone();
            return sequenceAt(
                    tenant,
                    next.atStartOfDay(zone).toInstant().minusMillis(1),
                    at.day().toString());
        } else if (asOf instanceof AsOf.Reported at) {
            var closing = closing(tenant, at.month());
            if (closing.at().isAfter(clock.instant())) {
                throw new BadRequest(
                        "%s is not reported yet: it counts as reported when %s begins. Until then name the point you mean, a day or #SEQUENCE"
                                .formatted(at.month(), closing.day()));
            }
            return sequenceAt(
                    tenant, closing.at(), "%s, when %s would have been reported".formatted(closing.day(), at.month()));
        }
        return head.sequence();
    }

    /** The day of a point in the tenant's zone. */
    LocalDate day(TenantId tenant, AsOf asOf, ZoneId zone) throws BadRequest, Unavailable {
        if (asOf instanceof AsOf.AtInstant at) {
            return LocalDate.ofInstant(at.instant(), zone);
        } else if (asOf instanceof AsOf.EndOf at) {
            return at.day();
        } else if (asOf instanceof AsOf.AtSequence at) {
            return LocalDate.ofInstant(committedAt(tenant, at.sequence()), zone);
        } else if (asOf instanceof AsOf.Reported at) {
            return closing(tenant, at.month()).day();
        }
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    Instant committedAt(TenantId tenant, long sequence) throws Unavailable {
        return store.committedAt(tenant, sequence).orElse(clock.instant());
    }

    /** The settings that held at a point. */
    TenantSettings settings(TenantId tenant, long sequence) throws BadRequest, Unavailable {
        for (var version : deployments.history(tenant)) {
            if (version.sequence() <= sequence) {
                return SettingsFile.read(version.file());
            }
        }
        head(tenant);
        throw new Unavailable("tenant %s has no settings at #%d".formatted(tenant, sequence), null);
    }

    /** The point at which a month counted as reported; 0 if there was none yet. */
    long reported(TenantId tenant, YearMonth month) throws BadRequest, Unavailable {
        var closing = closing(tenant, month);
        return closing.at().isAfter(clock.instant()) ? 0 : store.sequenceAt(tenant, closing.at());
    }

    /**
     * When a month counts as reported (C3): as its closing day begins. Where deliveries of reports are kept, the first
     * one of the month goes before.
     */
    private Closing closing(TenantId tenant, YearMonth month) throws BadRequest, Unavailable {
        var held = holding(tenant, settings -> startOf(closingDay(month, settings), settings));
        var day = closingDay(month, held);
        return new Closing(day, startOf(day, held));
    }

    private record Closing(LocalDate day, Instant at) {}

    private static LocalDate closingDay(YearMonth month, TenantSettings settings) {
        return month.plusMonths(1).atDay(settings.closingDay());
    }

    private static Instant startOf(LocalDate day, TenantSettings settings) {
        return day.atStartOfDay(settings.zone()).toInstant();
    }

    /** The settings that held at a moment which depends on them: later ones never move it. */
    private TenantSettings holding(TenantId tenant, Function<TenantSettings, Instant> moment)
            throws BadRequest, Unavailable {
        TenantSettings held = null;
        for (var version : deployments.history(tenant)) {
            held = SettingsFile.read(version.file());
            if (!moment.apply(held).isBefore(version.at())) {
                return held;
            }
        }
        if (held == null) {
            head(tenant);
            throw new Unavailable("tenant %s has no settings".formatted(tenant), null);
        }
        return held;
    }

    private long sequenceAt(TenantId tenant, Instant instant, String asked) throws BadRequest, Unavailable {
        long sequence = store.sequenceAt(tenant, instant);
        if (sequence == 0) {
            throw new BadRequest(
                    "tenant %s was not there yet on %s; its first point #1 is of %s: name that or a later one"
                            .formatted(
                                    tenant, asked, store.committedAt(tenant, 1).orElse(instant)));
        }
        return sequence;
    }
}
