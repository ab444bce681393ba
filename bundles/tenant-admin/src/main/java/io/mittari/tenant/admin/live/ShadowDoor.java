package io.mittari.tenant.admin.live;

import static java.util.stream.Collectors.joining;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.report.Document;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.GateCall;
import io.mittari.tenant.admin.InstanceState;
import io.mittari.tenant.admin.Instances;
import io.mittari.tenant.admin.Shadow;
import io.mittari.tenant.admin.ShadowOrder;
import io.mittari.tenant.admin.Shadowed;
import io.mittari.tenant.admin.Shadowed.Month;
import io.mittari.tenant.admin.Shadowed.Written;
import io.mittari.tenant.admin.shadow.Ask;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a version of a report or alert work beside the one that is live. */
final class ShadowDoor implements Shadow {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowDoor.class);

    private final MetricsAdmin metrics;
    private final Instances instances;
    private final ShadowStage stage;
    private final Lane lane;
    private final AtomicLong shadows = new AtomicLong();

    ShadowDoor(MetricsAdmin metrics, Instances instances, ShadowStage stage, Lane lane) {
        this.metrics = metrics;
        this.instances = instances;
        this.stage = stage;
        this.lane = lane;
    }

    /** Has a version do what is asked. */
    @FunctionalInterface
    private interface Version {
        Document ask(GateCall<Object, Document> question) throws MetricsException;
    }

    @Override
    public Shadowed run(TenantId tenant, ShadowOrder order) throws BadRequest, Unavailable {
        var live = live(tenant, order.name());
        var figures = metrics.open(tenant, AsOf.NOW, null);
        var questions = new ArrayList<Ask>();
        for (var month : order.months(YearMonth.from(figures.today()))) {
            questions.add(question(live, month, figures));
        }
        var other = other(live, order);
        var months = new ArrayList<Month>();
        try (var beside = new ShadowInstance(other, stage, lane)) {
            beside.start();
            var silent = new ArrayList<Version>();
            Version before = question -> instances.call(
                    tenant, live.kind(), Object.class, live.instance().name(), question);
            Version after = beside::call;
            for (var question : questions) {
                months.add(new Month(
                        question.month(), written(before, question, silent), written(after, question, silent)));
            }
        }
        if (!live(tenant, order.name()).equals(live)) {
            throw new Unavailable(
                    "%s of %s was changed meanwhile; ask again".formatted(Kinds.told(live), tenant), null);
        }
        return new Shadowed(live, other.version(), figures.sequence(), figures.today(), months);
    }

    private LiveInstance live(TenantId tenant, String word) throws BadRequest, Unavailable {
        var all = Stream.concat(instances.of(tenant, Kind.REPORT).stream(), instances.of(tenant, Kind.ALERT).stream())
                .map(InstanceState::instance)
                .toList();
        var found = Named.fitting(all, each -> each.instance().name(), LiveInstance::component, word);
        if (found.size() != 1) {
            throw new BadRequest("report or alert '%s' of %s: %s; there are: %s"
                    .formatted(
                            word,
                            tenant,
                            found.isEmpty() ? "there is none" : "more than one fits, say which by its component",
                            all.isEmpty()
                                    ? "none"
                                    : all.stream()
                                            .map(each -> "%s %s (%s)"
                                                    .formatted(
                                                            Kinds.word(each.kind()),
                                                            each.instance().name(),
                                                            each.component()))
                                            .sorted()
                                            .collect(joining(", "))));
        }
        return found.get(0);
    }

    private Ask question(LiveInstance live, YearMonth month, Metrics figures) throws BadRequest, Unavailable {
        var name = live.instance().name();
        var end = month.atEndOfMonth();
        return live.kind() == Kind.ALERT && end.isBefore(figures.today())
                ? new Ask(
                        live.kind(),
                        name,
                        month,
                        metrics.open(live.instance().tenant(), new AsOf.AtSequence(figures.sequence()), end))
                : new Ask(live.kind(), name, month, figures);
    }

    /** Its generation is below all that count up from 1, and each time another one: it can be taken for none of them. */
    private LiveInstance other(LiveInstance live, ShadowOrder order) throws BadRequest, Unavailable {
        var bundle = stage.known().demand(live.component(), order.version());
        return new LiveInstance(
                live.kind(),
                new Instance(live.instance().tenant(), live.instance().name(), -shadows.incrementAndGet()),
                bundle.name(),
                bundle.version(),
                bundle.sha256(),
                order.settings() == null ? live.settings() : order.settings());
    }

    /** @param silent versions that did not answer: they are not asked again, each month would take as long */
    private static Written written(Version version, Ask question, List<Version> silent) {
        if (silent.contains(version)) {
            return Written.trouble("not asked: it did not answer before");
        }
        try {
            return Written.document(Objects.requireNonNull(version.ask(question), "it answered null"));
        } catch (Unavailable late) {
            silent.add(version);
            return Written.trouble(String.valueOf(late.getMessage()));
        } catch (MetricsException told) {
            return Written.trouble(String.valueOf(told.getMessage()));
        } catch (RuntimeException | Error bug) { // of a foreign bundle
            LOG.warn("{} {} failed in a shadow run", question.name(), question.month(), bug);
            return Written.trouble(bug.toString());
        }
    }
}
