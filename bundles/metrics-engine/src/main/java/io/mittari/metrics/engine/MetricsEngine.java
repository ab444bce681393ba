package io.mittari.metrics.engine;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.DryRun;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.api.ingest.MetricsIngest;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.engine.admin.Integrity;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.engine.admin.PeopleAdmin;
import io.mittari.metrics.engine.admin.PersonTexts;
import io.mittari.metrics.engine.admin.Restating;
import io.mittari.metrics.engine.formula.Catalogue;
import io.mittari.metrics.engine.image.ImageFolders;
import io.mittari.metrics.engine.image.Images;
import io.mittari.metrics.engine.ingest.Indexes;
import io.mittari.metrics.engine.ingest.Rehearsal;
import io.mittari.metrics.engine.ingest.Writers;
import io.mittari.metrics.engine.integrity.Doctor;
import io.mittari.metrics.engine.integrity.Export;
import io.mittari.metrics.engine.integrity.ImageSnapshots;
import io.mittari.metrics.engine.integrity.RecordIndexes;
import io.mittari.metrics.engine.people.HomeKey;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.engine.people.PeopleDoor;
import io.mittari.metrics.engine.query.MetricsHandle;
import io.mittari.metrics.engine.settings.SettingsFile;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.KeptRejection;
import io.mittari.metrics.store.PeopleStore;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.TenantVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Takes facts in, and opens tenants' figures. PID {@value #PID}. */
@Component(
        name = MetricsEngine.PID,
        service = {MetricsIngest.class, MetricsAdmin.class, PeopleAdmin.class, Integrity.class})
public final class MetricsEngine implements MetricsIngest, MetricsAdmin, PeopleAdmin, Integrity {

    static final String PID = "io.mittari.metrics.engine";

    private static final String HOME = "mittari.home";

    private final JournalStore store;
    private final People people;
    private final PeopleDoor door;
    private final Clock clock;
    private final Writers writers;
    private final Images images;
    private final Points points;
    private final Restatements restatements;
    private final Doctor doctor;
    private final Export export;
    private final RejectedRetention retention;

    @Activate
    public MetricsEngine(
            BundleContext context,
            @Reference JournalStore store,
            @Reference Deployments deployments,
            @Reference PeopleStore people)
            throws Unavailable {
        this(
                store,
                deployments,
                new People(people, HomeKey.in(Path.of(context.getProperty(HOME), "keys"))),
                Clock.systemUTC(),
                Indexes.in(context.getProperty(HOME)),
                ImageFolders.in(context.getProperty(HOME)),
                Runtime.getRuntime().maxMemory() / 4);
        keepOnlyThoseThere(context.getProperty(HOME), deployments);
    }

    /** @param memory bytes of the heap that images, and again that writers, may take */
    MetricsEngine(
            JournalStore store,
            Deployments deployments,
            People people,
            Clock clock,
            Indexes indexes,
            ImageFolders folders,
            long memory) {
        this.store = store;
        this.people = people;
        this.door = new PeopleDoor(store, people.store(), deployments, people);
        this.clock = clock;
        this.writers = new Writers(store, people, clock, indexes, memory);
        this.images = new Images(store, people::names, memory, folders);
        this.points = new Points(store, deployments, clock);
        this.retention = new RejectedRetention(store, deployments, clock);
        this.restatements = new Restatements(points, deployments, this::view);
        this.doctor = new Doctor(
                store, List.of(new RecordIndexes(writers, this::zoneOf), new ImageSnapshots(images)), images::forget);
        this.export = new Export(store, deployments, people.store());
    }

    /** A kill may have come between the removal of a tenant and that of its files, or another store was put in place. */
    private static void keepOnlyThoseThere(@Nullable String home, Deployments deployments) throws Unavailable {
        var there = deployments.tenants().stream().map(TenantVersion::tenant).toList();
        try {
            Indexes.in(home).keepOnly(there);
            ImageFolders.in(home).keepOnly(there);
        } catch (IOException e) {
            throw new Unavailable(
                    "what is left in %s of tenants that are no more cannot be deleted: %s; delete it, and start again"
                            .formatted(Path.of(String.valueOf(home), "cache"), e),
                    e);
        }
    }

    @Deactivate
    void stop() {
        writers.close();
        images.close();
    }

    @Override
    public Receipt ingest(Batch batch) throws MetricsException {
        try {
            return writers.write(batch, this::zoneOf);
        } catch (BadRequest e) {
            points.head(batch.by().tenant());
            throw e;
        }
    }

    @Override
    public DryRun dryRun(Instance by) {
        return new Rehearsal(store, people, by, this::zoneOf, clock);
    }

    @Override
    public TenantSettings settings(String file) throws BadRequest {
        return SettingsFile.read(file);
    }

    @Override
    public long apply(TenantChange change) throws BadRequest, Unavailable {
        var settings = SettingsFile.read(change.file());
        if (!settings.id().equals(change.tenant())) {
            throw new BadRequest(
                    "id: the file is of tenant %s, it was applied to %s".formatted(settings.id(), change.tenant()));
        }
        return writers.alone(change.tenant(), () -> store.change(change));
    }

    @Override
    public void remove(TenantId tenant) throws BadRequest, Unavailable {
        points.head(tenant);
        writers.alone(tenant, () -> {
            store.remove(tenant);
            return tenant;
        });
        images.forget(tenant);
    }

    @Override
    public Metrics open(TenantId tenant, AsOf asOf, @Nullable LocalDate today) throws BadRequest, Unavailable {
        var view = view(tenant, asOf);
        var day = today == null ? points.day(tenant, asOf, view.settings().zone()) : today;
        return new MetricsHandle(
                view.asOf(Math.toIntExact(day.toEpochDay())), day, month -> restatements.since(tenant, month, view));
    }

    @Override
    public Restatement restate(TenantId tenant, Restating asked) throws BadRequest, Unavailable {
        return restatements.of(tenant, asked);
    }

    @Override
    public List<MetricDefinition> catalogue() {
        return new Catalogue().definitions();
    }

    @Override
    public List<Finding> check(TenantId tenant, Progress progress) throws BadRequest, Unavailable {
        var findings = new ArrayList<>(doctor.check(tenant, points.head(tenant), progress));
        if (people.areOfAnotherKey(tenant)) {
            findings.add(
                    Finding.open(
                            "tenant %s: its people were kept under another key than the one in keys/people.key"
                                    .formatted(tenant),
                            "put that file of the home they were kept in in its place, then mittari stop and mittari start; until then nothing that names people can be imported"));
        }
        return findings;
    }

    @Override
    public Exported export(TenantId tenant, Path folder, Progress progress)
            throws BadRequest, Unavailable, IOException {
        return export.write(tenant, points.head(tenant), clock.instant(), folder, progress);
    }

    /** A tenant's facts at one point. */
    FactsView view(TenantId tenant, AsOf asOf) throws BadRequest, Unavailable {
        var head = points.head(tenant);
        return view(tenant, points.sequence(tenant, asOf, head), head);
    }

    private FactsView view(TenantId tenant, long sequence) throws BadRequest, Unavailable {
        return view(tenant, sequence, points.head(tenant));
    }

    private FactsView view(TenantId tenant, long sequence, JournalHead head) throws BadRequest, Unavailable {
        return images.view(tenant, sequence, head, then -> points.settings(tenant, then));
    }

    @Override
    public List<RejectedRow> rejected(TenantId tenant, int limit) throws BadRequest, Unavailable {
        points.head(tenant);
        return rows(tenant, store.rejected(tenant, limit));
    }

    @Override
    public List<RejectedRow> rejectedBy(TenantId tenant, String instance, long after, long to, int limit)
            throws BadRequest, Unavailable {
        points.head(tenant);
        return rows(tenant, store.rejectedBy(tenant, instance, after, to, limit));
    }

    private List<RejectedRow> rows(TenantId tenant, List<KeptRejection> kept) throws Unavailable {
        var keeping = retention.of(tenant);
        return door.named(tenant, kept).stream()
                .map(row -> new RejectedRow(
                        row.id(),
                        row.identity(),
                        row.instance(),
                        row.source(),
                        row.at(),
                        keeping.map(keep -> keep.until(row.at())).orElse(null),
                        row.rejected()))
                .toList();
    }

    @Override
    public Map<String, Long> rejectedCounts(TenantId tenant) throws BadRequest, Unavailable {
        points.head(tenant);
        return store.rejectedCounts(tenant);
    }

    @Override
    public Map<TenantId, Integer> dropOldRejected() throws Unavailable {
        return retention.drop();
    }

    @Override
    public List<KnownPerson> find(TenantId tenant, String text, int limit) throws BadRequest, Unavailable {
        return door.find(tenant, points.head(tenant), text, limit);
    }

    @Override
    public PersonTexts texts(TenantId tenant, String id, Collection<String> also) throws BadRequest, Unavailable {
        points.head(tenant);
        return door.texts(tenant, id, also);
    }

    @Override
    public Erased erase(TenantId tenant, String id, PersonTexts texts) throws BadRequest, Unavailable {
        return alone(tenant, head -> door.erase(tenant, head, id, texts, clock.instant()));
    }

    @Override
    public List<Erasure> erasures(TenantId tenant) throws BadRequest, Unavailable {
        points.head(tenant);
        return door.erasures(tenant);
    }

    @Override
    public PersonTexts texts(TenantId tenant, Collection<Erasure> erasures) throws BadRequest, Unavailable {
        points.head(tenant);
        return door.texts(tenant, erasures);
    }

    @Override
    public void replay(TenantId tenant, Collection<Erasure> erasures) throws BadRequest, Unavailable {
        alone(tenant, head -> {
            door.replay(tenant, erasures);
            return true;
        });
    }

    /** Changes what people are called while nobody writes; views that know them are made anew. */
    private <T> T alone(TenantId tenant, OnPeople<T> change) throws BadRequest, Unavailable {
        points.head(tenant);
        var result = writers.alone(tenant, () -> change.make(points.head(tenant)));
        images.rename(tenant);
        return result;
    }

    /** A change of people. */
    @FunctionalInterface
    private interface OnPeople<T> {
        T make(JournalHead head) throws BadRequest, Unavailable;
    }

    private ZoneId zoneOf(TenantId tenant) throws BadRequest, Unavailable {
        return points.settings(tenant, Long.MAX_VALUE).zone();
    }
}
