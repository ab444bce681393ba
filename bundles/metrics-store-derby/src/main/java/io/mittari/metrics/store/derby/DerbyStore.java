package io.mittari.metrics.store.derby;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.ingest.Cursor;
import io.mittari.metrics.api.ingest.Instance;
import io.mittari.metrics.store.BadBundleFeed;
import io.mittari.metrics.store.BundleStore;
import io.mittari.metrics.store.DeliveryStamp;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.Flaw;
import io.mittari.metrics.store.InstalledBundle;
import io.mittari.metrics.store.JournalCommit;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.KeptPerson;
import io.mittari.metrics.store.KeptRejection;
import io.mittari.metrics.store.KeptRun;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.LostBlock;
import io.mittari.metrics.store.PeopleStore;
import io.mittari.metrics.store.ReportRuns;
import io.mittari.metrics.store.StoreUpkeep;
import io.mittari.metrics.store.TemplateStore;
import io.mittari.metrics.store.TemplateVersion;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.metrics.store.TrustEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.Designate;

/** Puts the statements together into transactions, on one embedded database. PID {@value #PID}. */
@Component(
        name = DerbyStore.PID,
        service = {
            JournalStore.class,
            PeopleStore.class,
            Deployments.class,
            BundleStore.class,
            TemplateStore.class,
            ReportRuns.class,
            StoreUpkeep.class
        })
@Designate(ocd = DerbyStoreConfig.class)
public final class DerbyStore
        implements JournalStore, PeopleStore, Deployments, BundleStore, TemplateStore, ReportRuns, StoreUpkeep {

    static final String PID = "io.mittari.metrics.store.derby";

    private final Database database;
    private final Tenants tenants;
    private final Removal removal;
    private final Scrubbing scrubbing;
    private final StoreFiles files;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public DerbyStore(
            DerbyStoreConfig config,
            BundleContext context,
            @Reference(target = "(osgi.jdbc.driver.class=org.apache.derby.jdbc.EmbeddedDriver)")
                    DataSourceFactory factory)
            throws SQLException, IOException, Unavailable {
        this(DerbyFolder.from(config, context), factory);
    }

    private DerbyStore(Path folder, DataSourceFactory factory) throws SQLException, IOException, Unavailable {
        this(DerbyFolder.of(folder, factory), Schema.current());
    }

    DerbyStore(EmbeddedDerby derby, Schema schema) throws Unavailable {
        this(derby.source(), derby.folder().toString(), schema, new StoreFiles(derby));
    }

    /** On a database that others open and close. */
    DerbyStore(DataSource source, String where, Schema schema) throws Unavailable {
        this(source, where, schema, new StoreFiles(Path.of(where), DamagedPages.Derby.of(source)));
    }

    private DerbyStore(DataSource source, String where, Schema schema, StoreFiles files) throws Unavailable {
        this.files = files;
        files.open();
        database = new Database(source, files::mendAndOpen);
        schema.bringUp(database, where);
        tenants = new Tenants(database);
        removal = new Removal(database);
        removal.finishAll();
        scrubbing = new Scrubbing(database);
        scrubbing.finish();
    }

    @Override
    public List<TenantVersion> tenants() throws Unavailable {
        return tenants.tenants();
    }

    @Override
    public Optional<TenantVersion> tenant(TenantId tenant) throws Unavailable {
        return tenants.tenant(tenant);
    }

    @Override
    public List<TenantVersion> history(TenantId tenant) throws Unavailable {
        return tenants.history(tenant);
    }

    @Override
    public List<LiveInstance> live(TenantId tenant) throws Unavailable {
        return tenants.live(tenant);
    }

    @Override
    public long highestGeneration(TenantId tenant) throws Unavailable {
        return tenants.highestGeneration(tenant);
    }

    @Override
    public Optional<JournalHead> head(TenantId tenant) throws Unavailable {
        return database.read(connection -> Journal.head(connection, tenant));
    }

    @Override
    public void admit(Instance by, @Nullable Cursor cursor) throws BadRequest, Unavailable {
        database.readIfRight(connection -> {
            Fence.check(connection, by, cursor);
            return true;
        });
    }

    @Override
    public void append(JournalCommit commit) throws BadRequest, Unavailable {
        database.writeIfRight(connection -> {
            var by = commit.by();
            var tenant = by.tenant();
            Fence.check(connection, by, commit.cursor());
            if (!commit.after().equals(commit.before())) {
                Journal.move(connection, commit);
            }
            if (commit.after().sequence() > commit.before().sequence()) {
                Journal.storePoint(connection, tenant, commit.after().sequence(), commit.at(), commit.keptAt());
            }
            BlockTable.add(connection, tenant, commit.before().blocks(), commit.blocks());
            if (commit.delivered() != null) {
                Deliveries.stamp(
                        connection,
                        tenant,
                        new DeliveryStamp(commit.delivered(), commit.after().sequence(), commit.at()));
            }
            if (commit.seen() != null) {
                Deliveries.addSeen(connection, by, commit.seen(), commit.at());
            }
            if (commit.forget() != null) {
                Deliveries.forget(connection, by, commit.forget());
            }
            Rejections.close(connection, tenant, commit.closed());
            Rejections.keep(connection, tenant, commit.rejected());
            People.keep(connection, tenant, commit.people());
            if (commit.cursor() != null) {
                Fence.move(connection, by, commit.cursor());
            }
            return true;
        });
    }

    @Override
    public long change(TenantChange change) throws Unavailable {
        return tenants.change(change);
    }

    @Override
    public void remove(TenantId tenant) throws Unavailable {
        removal.remove(tenant);
    }

    @Override
    public void blocks(TenantId tenant, long from, long to, BlockReader reader) throws Unavailable {
        if (from < to) {
            database.read(connection -> {
                BlockTable.read(connection, tenant, from, to, reader);
                return true;
            });
        }
    }

    @Override
    public List<LostBlock> lost(TenantId tenant) throws Unavailable {
        return database.read(connection -> LostBlocks.all(connection, tenant));
    }

    @Override
    public void setAside(TenantId tenant, long number, String why) throws Unavailable {
        database.write(connection -> {
            LostBlocks.add(connection, tenant, new LostBlock(number, why, clock.instant()));
            return true;
        });
    }

    @Override
    public void useAgain(TenantId tenant, long number) throws Unavailable {
        database.write(connection -> {
            LostBlocks.remove(connection, tenant, number);
            return true;
        });
    }

    @Override
    public long sequenceAt(TenantId tenant, Instant instant) throws Unavailable {
        return database.read(connection -> Journal.sequenceAt(connection, tenant, instant));
    }

    @Override
    public Optional<Instant> committedAt(TenantId tenant, long sequence) throws Unavailable {
        return database.read(connection -> Journal.committedAt(connection, tenant, sequence));
    }

    @Override
    public Optional<Instant> keptAt(TenantId tenant, long sequence) throws Unavailable {
        return database.read(connection -> Journal.keptAt(connection, tenant, sequence));
    }

    @Override
    public List<DeliveryStamp> deliveries(TenantId tenant) throws Unavailable {
        return database.read(connection -> Deliveries.stamps(connection, tenant));
    }

    @Override
    public List<byte[]> seen(Instance by, String delivery) throws Unavailable {
        return database.read(connection -> Deliveries.seen(connection, by, delivery));
    }

    @Override
    public void rejectedIdentities(TenantId tenant, Consumer<String> reader) throws Unavailable {
        database.read(connection -> {
            Rejections.identities(connection, tenant, reader);
            return true;
        });
    }

    @Override
    public Map<String, Instant> rejectedAt(TenantId tenant, Collection<String> identities) throws Unavailable {
        return identities.isEmpty()
                ? Map.of()
                : database.read(connection -> Rejections.at(connection, tenant, identities));
    }

    @Override
    public List<KeptRejection> rejected(TenantId tenant, int limit) throws Unavailable {
        return database.read(connection -> {
            var head = Journal.head(connection, tenant);
            return head.isEmpty()
                    ? List.of()
                    : Rejections.newest(connection, tenant, head.get().rejections(), limit);
        });
    }

    @Override
    public List<KeptRejection> rejectedBy(TenantId tenant, String instance, long after, long to, int limit)
            throws Unavailable {
        return database.read(connection -> Rejections.by(connection, tenant, instance, after, to, limit));
    }

    @Override
    public Map<String, Long> rejectedCounts(TenantId tenant) throws Unavailable {
        return database.read(connection -> Rejections.counts(connection, tenant));
    }

    @Override
    public int dropRejected(TenantId tenant, Instant before) throws Unavailable {
        int dropped = 0;
        while (true) {
            var old = database.read(connection -> Rejections.someBefore(connection, tenant, before));
            if (old.isEmpty()) {
                return dropped;
            }
            dropped += database.write(connection -> Rejections.delete(connection, tenant, old));
        }
    }

    @Override
    public List<KeptPerson> people(TenantId tenant, Collection<String> ids) throws Unavailable {
        return ids.isEmpty() ? List.of() : database.read(connection -> People.of(connection, tenant, ids));
    }

    @Override
    public void eachPerson(TenantId tenant, Consumer<KeptPerson> reader) throws Unavailable {
        database.read(connection -> {
            People.each(connection, tenant, reader);
            return true;
        });
    }

    @Override
    public void eachRejected(TenantId tenant, Consumer<KeptRejection> taker) throws Unavailable {
        database.read(connection -> {
            Rejections.each(connection, tenant, taker);
            return true;
        });
    }

    @Override
    public int erase(
            TenantId tenant, List<KeptPerson> erased, Predicate<KeptRejection> named, Predicate<String> recipient)
            throws Unavailable {
        return database.alone(() -> {
            int removed = database.write(connection -> {
                People.keep(connection, tenant, erased);
                Runs.forget(connection, tenant, recipient);
                Scrubbing.demand(connection);
                return Rejections.remove(connection, tenant, named);
            });
            scrubbing.finish();
            return removed;
        });
    }

    @Override
    public List<InstalledBundle> installed() throws Unavailable {
        return database.read(Bundles::installed);
    }

    @Override
    public void install(InstalledBundle bundle, @Nullable TrustEntry trust) throws Unavailable {
        database.write(connection -> {
            if (trust != null) {
                Bundles.trust(connection, trust);
            }
            Bundles.install(connection, bundle);
            return true;
        });
    }

    @Override
    public void uninstall(String sha256) throws Unavailable {
        database.write(connection -> {
            Bundles.uninstall(connection, sha256);
            return true;
        });
    }

    @Override
    public Map<String, SortedSet<TenantId>> users() throws Unavailable {
        return database.read(Bundles::users);
    }

    @Override
    public List<TrustEntry> trusted() throws Unavailable {
        return database.read(Bundles::trusted);
    }

    @Override
    public boolean trust(TrustEntry entry) throws Unavailable {
        return database.write(connection -> Bundles.trust(connection, entry));
    }

    @Override
    public boolean distrust(String id) throws Unavailable {
        return database.write(connection -> Bundles.distrust(connection, id));
    }

    @Override
    public Optional<BadBundleFeed> feed() throws Unavailable {
        return database.read(Bundles::feed);
    }

    @Override
    public void feed(BadBundleFeed feed) throws Unavailable {
        database.write(connection -> {
            Bundles.feed(connection, feed);
            return true;
        });
    }

    @Override
    public List<TemplateVersion> templates() throws Unavailable {
        return database.read(Templates::all);
    }

    @Override
    public Optional<TemplateVersion> template(String name, int version) throws Unavailable {
        return database.read(connection -> Templates.one(connection, name, version));
    }

    @Override
    public TemplateVersion keepTemplate(String name, String file, String by, String why, Instant at)
            throws Unavailable {
        return database.write(connection -> Templates.keep(connection, name, file, by, why, at));
    }

    @Override
    public int keep(Collection<KeptRun> runs) throws Unavailable {
        return database.write(connection -> {
            int fresh = 0;
            for (var run : runs) {
                fresh += Runs.keep(connection, run) ? 1 : 0;
            }
            return fresh;
        });
    }

    @Override
    public List<KeptRun> runs(TenantId tenant) throws Unavailable {
        return database.read(connection -> Runs.of(connection, tenant));
    }

    @Override
    public List<KeptRun> runs(LiveInstance.Kind kind, Instance by) throws Unavailable {
        return database.read(connection -> Runs.of(connection, kind, by));
    }

    @Override
    public int drop(TenantId tenant, Instant before, int most) throws Unavailable {
        long bound = database.read(connection -> Runs.bound(connection, tenant, before, most));
        int dropped = 0;
        while (database.read(connection -> Runs.isAnyBefore(connection, tenant, bound))) {
            dropped += database.write(connection -> Runs.deleteSome(connection, tenant, bound));
        }
        return dropped;
    }

    @Override
    public List<String> mended() {
        return files.mended();
    }

    @Override
    public List<Flaw> check() throws Unavailable {
        return files.check(database);
    }

    @Override
    public List<Flaw> check(TenantId tenant) throws Unavailable {
        return database.read(connection -> Agreement.check(connection, tenant));
    }

    @Override
    public long lost() throws Unavailable {
        return database.read(LostBlocks::count);
    }

    @Override
    public long size() throws Unavailable {
        return files.size();
    }

    @Override
    public void backup(Path folder) throws Unavailable {
        files.backup(database, folder);
    }
}
