package io.mittari.metrics.engine;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.engine.admin.Restating;
import io.mittari.metrics.engine.restate.ChangedSettings;
import io.mittari.metrics.engine.restate.TwoPoints;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.store.Deployments;
import java.time.YearMonth;
import java.util.Optional;

/** Compares a tenant's months with what was reported. */
final class Restatements {

    /** Of each number in a report; the command tells more. */
    private static final int IN_REPORT = 20;

    private final Points points;
    private final Deployments deployments;
    private final Views views;

    Restatements(Points points, Deployments deployments, Views views) {
        this.points = points;
        this.deployments = deployments;
        this.views = views;
    }

    /** Gives a tenant's facts at one sequence. */
    @FunctionalInterface
    interface Views {
        FactsView at(TenantId tenant, long sequence) throws BadRequest, Unavailable;
    }

    Restatement of(TenantId tenant, Restating asked) throws BadRequest, Unavailable {
        var head = points.head(tenant);
        long to = points.sequence(tenant, asked.asOf(), head);
        long from = points.sequence(tenant, asked.reported(), head);
        if (from > to) {
            throw new BadRequest("#%d is later than #%d: name the earlier point first".formatted(from, to));
        }
        return compared(tenant, asked, from, views.at(tenant, to));
    }

    /** Empty if the month was not reported before the view. */
    Optional<Restatement> since(TenantId tenant, YearMonth month, FactsView view) throws BadRequest, Unavailable {
        long from = points.reported(tenant, month);
        return from == 0 || from > view.sequence()
                ? Optional.empty()
                : Optional.of(compared(tenant, Restating.of(month, IN_REPORT), from, view));
    }

    private Restatement compared(TenantId tenant, Restating asked, long from, FactsView now)
            throws BadRequest, Unavailable {
        var then = views.at(tenant, from);
        var today = asked.today() == null
                ? points.day(tenant, asked.reported(), then.settings().zone())
                : asked.today();
        var about = Question.of("", Period.of(asked.month()))
                .by(asked.by().stream().filter(d -> !d.equals("stage")).toArray(String[]::new))
                .in(asked.funnel())
                .within(asked.horizon());
        var found = new TwoPoints(then, now, today).compare(about, asked.limit());
        return new Restatement(
                asked.month(),
                asked.funnel(),
                today,
                point(tenant, from),
                point(tenant, now.sequence()),
                found.figures(),
                found.more(),
                found.same(),
                ChangedSettings.between(deployments.history(tenant), from, now.sequence()));
    }

    private Restatement.Point point(TenantId tenant, long sequence) throws Unavailable {
        return new Restatement.Point(sequence, points.committedAt(tenant, sequence));
    }
}
