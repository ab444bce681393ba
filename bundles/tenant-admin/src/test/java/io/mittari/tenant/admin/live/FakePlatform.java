package io.mittari.tenant.admin.live;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.query.MetricDefinition;
import io.mittari.metrics.api.query.Metrics;
import io.mittari.metrics.api.query.Restatement;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.MetricsAdmin;
import io.mittari.metrics.engine.admin.Restating;
import io.mittari.metrics.store.Deployments;
import io.mittari.metrics.store.LiveInstance;
import io.mittari.metrics.store.TenantChange;
import io.mittari.metrics.store.TenantVersion;
import io.mittari.tenant.admin.fixture.KeptBundles;
import io.mittari.tenant.admin.fixture.KeptTemplates;
import io.mittari.tenant.admin.fixture.RunsInMemory;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Engine and store of the tests: keeps tenants in memory, has no facts. */
final class FakePlatform implements MetricsAdmin, Deployments {

    private final Map<TenantId, List<TenantVersion>> versions = new TreeMap<>();
    private final Map<TenantId, List<LiveInstance>> live = new TreeMap<>();
    final KeptBundles bundles = new UsedBundles();
    final KeptTemplates templates = new KeptTemplates();
    final RunsInMemory runs = new RunsInMemory();
    private final Map<TenantId, Long> floors = new TreeMap<>();
    private String unknownCurrency = "";
    private boolean down;

    /** Tells who runs them too. */
    private final class UsedBundles extends KeptBundles {

        @Override
        public Map<String, SortedSet<TenantId>> users() {
            var users = new TreeMap<String, SortedSet<TenantId>>();
            for (var tenant : tenants()) {
                live(tenant.tenant())
                        .forEach(each -> users.computeIfAbsent(each.sha256(), any -> new TreeSet<>())
                                .add(tenant.tenant()));
            }
            return users;
        }
    }

    void goDown() {
        down = true;
    }

    /** From now on no file with that currency can be read: as on another Java. */
    void doesNotKnow(String currency) {
        unknownCurrency = currency;
    }

    @Override
    public TenantSettings settings(String file) throws BadRequest {
        var json = Json.createReader(new StringReader(file)).readObject();
        if (json.getString("zone").equals("Mars/Base")) {
            throw new BadRequest("zone is 'Mars/Base', which is none");
        }
        if (json.getString("currency").equals(unknownCurrency)) {
            throw new BadRequest("currency is '%s', which is none".formatted(unknownCurrency));
        }
        var main = List.of(new Stage("lead"), new Stage("deal"));
        Set<String> tags = new LinkedHashSet<>();
        if (json.containsKey("tags")) {
            json.getJsonArray("tags").getValuesAs(JsonString::getString).forEach(tags::add);
        }
        return new TenantSettings(
                new TenantId(json.getString("id")),
                json.getString("name"),
                Locale.forLanguageTag(json.getString("locale")),
                ZoneId.of(json.getString("zone")),
                Currency.getInstance(json.getString("currency")),
                1,
                tags,
                Map.of("main", new TenantSettings.Funnel("main", main)),
                main.get(1),
                90,
                true,
                TenantSettings.Revenue.BOOKED,
                List.of(),
                Set.of(),
                6,
                null,
                List.of(),
                Map.of());
    }

    @Override
    public synchronized long apply(TenantChange change) throws Unavailable {
        if (down) {
            throw new Unavailable("the store is down", null);
        }
        var history = versions.computeIfAbsent(change.tenant(), any -> new ArrayList<>());
        int version = history.size() + 1;
        history.add(new TenantVersion(
                change.tenant(), version, version * 10L, change.file(), change.by(), change.why(), change.at()));
        live.put(change.tenant(), change.live());
        return version * 10L;
    }

    @Override
    public synchronized void remove(TenantId tenant) {
        floors.put(tenant, highestGeneration(tenant));
        versions.remove(tenant);
        live.remove(tenant);
    }

    @Override
    public synchronized List<TenantVersion> tenants() {
        return versions.values().stream()
                .map(history -> history.get(history.size() - 1))
                .toList();
    }

    @Override
    public synchronized Optional<TenantVersion> tenant(TenantId tenant) {
        return tenants().stream().filter(each -> each.tenant().equals(tenant)).findFirst();
    }

    @Override
    public synchronized List<TenantVersion> history(TenantId tenant) {
        return versions.getOrDefault(tenant, List.of());
    }

    @Override
    public synchronized List<LiveInstance> live(TenantId tenant) {
        return live.getOrDefault(tenant, List.of());
    }

    @Override
    public synchronized long highestGeneration(TenantId tenant) {
        return floors.getOrDefault(tenant, 0L) + history(tenant).size();
    }

    @Override
    public Metrics open(TenantId tenant, AsOf asOf, @Nullable LocalDate today) throws BadRequest {
        var newest = tenant(tenant).orElseThrow(() -> new BadRequest("there is no tenant " + tenant));
        var settings = settings(newest.file());
        return (Metrics) Proxy.newProxyInstance(
                Metrics.class.getClassLoader(),
                new Class<?>[] {Metrics.class},
                (self, method, given) -> switch (method.getName()) {
                    case "today" -> today == null ? LocalDate.of(2026, 10, 31) : today;
                    case "sequence" -> 7L;
                    case "settings" -> settings;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    @Override
    public Restatement restate(TenantId tenant, Restating asked) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<MetricDefinition> catalogue() {
        return List.of();
    }

    @Override
    public List<RejectedRow> rejected(TenantId tenant, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RejectedRow> rejectedBy(TenantId tenant, String instance, long after, long to, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<String, Long> rejectedCounts(TenantId tenant) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<TenantId, Integer> dropOldRejected() {
        throw new UnsupportedOperationException();
    }
}
