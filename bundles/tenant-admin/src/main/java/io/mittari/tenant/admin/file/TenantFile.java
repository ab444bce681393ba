package io.mittari.tenant.admin.file;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.store.LiveInstance.Kind;
import io.mittari.tenant.admin.NewTenant;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A tenant file whose form is right; what the values mean, the engine says. */
public final class TenantFile {

    private static final Map<Kind, String> LISTS =
            Map.of(Kind.CONNECTOR, "connectors", Kind.REPORT, "reports", Kind.ALERT, "alerts");

    private static final Pattern KEPT = Pattern.compile("([0-9]{1,4})(d|wd|w|m)");

    private final JsonObject json;

    /** Only {@link TenantFormat} makes one of something that came from outside. */
    TenantFile(JsonObject json) {
        this.json = json;
    }

    /**
     * What {@code tenant add} starts a customer with; what its template says comes beside.
     *
     * @param template the version it is made of; null: none
     */
    public static TenantFile of(NewTenant tenant, @Nullable TemplateName template, TemplateFile common) {
        var json = Json.createObjectBuilder()
                .add("tenant", 1)
                .add("id", tenant.id())
                .add("name", tenant.name());
        said("locale", tenant.locale(), json);
        said("zone", tenant.zone(), json);
        said("currency", tenant.currency(), json);
        if (template != null) {
            json.add("template", template.toString());
        }
        if (!tenant.funnel().isEmpty()) {
            var funnel = tenant.funnel();
            json.add("funnels", Json.createObjectBuilder().add("main", Json.createArrayBuilder(funnel)));
            json.add("opportunityStage", funnel.get(Math.min(1, funnel.size() - 1)));
        }
        if (!common.has("connectors")) {
            json.add("connectors", list(entry("io.mittari.connectors.csv", "csv")));
        }
        if (!common.has("reports")) {
            json.add("reports", list(entry("io.mittari.reports.funnel", "monthly")));
        }
        return new TenantFile(json.build());
    }

    private static void said(String key, @Nullable String value, JsonObjectBuilder json) {
        if (value != null) {
            json.add(key, value);
        }
    }

    private static JsonObject entry(String component, String name) {
        return Json.createObjectBuilder()
                .add("component", component)
                .add("name", name)
                .build();
    }

    private static JsonArray list(JsonObject entry) {
        return Json.createArrayBuilder().add(entry).build();
    }

    JsonObject json() {
        return json;
    }

    /** The version of a template that it was made of. */
    public Optional<TemplateName> template() throws BadRequest {
        return json.get("template") instanceof JsonString name
                ? Optional.of(TemplateName.of(name.getString()))
                : Optional.empty();
    }

    public TenantId id() {
        return new TenantId(json.getString("id"));
    }

    public List<InstanceEntry> instances() {
        var instances = new ArrayList<InstanceEntry>();
        for (var kind : Kind.values()) {
            entries(kind).forEach(entry -> instances.add(InstanceEntry.of(kind, entry)));
        }
        return List.copyOf(instances);
    }

    /**
     * The same with an exact version in every instance.
     *
     * @param versions answers for entries that name none
     */
    public TenantFile withVersions(Function<InstanceEntry, String> versions) {
        var filled = Json.createObjectBuilder(json);
        for (var kind : Kind.values()) {
            var list = Json.createArrayBuilder();
            for (var entry : entries(kind)) {
                var wanted = InstanceEntry.of(kind, entry);
                list.add(Json.createObjectBuilder(entry)
                        .add("version", wanted.version().orElseGet(() -> versions.apply(wanted))));
            }
            if (json.containsKey(LISTS.get(kind))) {
                filled.add(LISTS.get(kind), list);
            }
        }
        return new TenantFile(filled.build());
    }

    /**
     * The same with another entry for one instance, in its place, or as the last one.
     *
     * @param entry null: without it
     */
    public TenantFile with(Kind kind, String name, @Nullable JsonObject entry) {
        var list = Json.createArrayBuilder();
        boolean there = false;
        for (var each : entries(kind)) {
            boolean meant = each.getString("name").equals(name);
            there |= meant;
            if (!meant) {
                list.add(each);
            } else if (entry != null) {
                list.add(entry);
            }
        }
        if (!there && entry != null) {
            list.add(entry);
        }
        return new TenantFile(
                Json.createObjectBuilder(json).add(LISTS.get(kind), list).build());
    }

    /**
     * The same with the day from which on a connector brings all there was.
     *
     * @param source the one that the day is meant for; null: whatever the connector brings
     */
    public TenantFile since(String connector, @Nullable String source, LocalDate day) throws BadRequest {
        var list = Json.createArrayBuilder();
        boolean there = false;
        for (var entry : entries(Kind.CONNECTOR)) {
            boolean meant = entry.getString("name").equals(connector);
            if (meant) {
                demandBrings(entry, source);
            }
            there |= meant;
            list.add(
                    meant
                            ? Json.createObjectBuilder(entry)
                                    .add("since", day.toString())
                                    .build()
                            : entry);
        }
        if (!there) {
            throw new BadRequest(
                    "%s has no connector '%s'; it has: %s".formatted(id(), connector, names(Kind.CONNECTOR)));
        }
        return new TenantFile(Json.createObjectBuilder(json)
                .add(LISTS.get(Kind.CONNECTOR), list)
                .build());
    }

    private static void demandBrings(JsonObject connector, @Nullable String source) throws BadRequest {
        var mapping = connector
                .getOrDefault("settings", JsonValue.EMPTY_JSON_OBJECT)
                .asJsonObject()
                .get("mapping");
        if (source != null
                && mapping instanceof JsonObject own
                && own.get("source") instanceof JsonString brought
                && !brought.getString().equals(source)) {
            throw new BadRequest(
                    "'since' is kept with the connector, and '%s' brings source '%s', but this mapping names '%s': import with a connector whose mapping names it, or one that has no mapping"
                            .formatted(connector.getString("name"), brought.getString(), source));
        }
    }

    private String names(Kind kind) {
        return entries(kind).isEmpty()
                ? "none"
                : entries(kind).stream().map(entry -> entry.getString("name")).collect(Collectors.joining(", "));
    }

    /** Keys whose values differ from those of an earlier file, instances left out. */
    public Set<String> settingsThatDiffer(TenantFile before) {
        var keys = new LinkedHashSet<>(json.keySet());
        keys.addAll(before.json.keySet());
        keys.removeAll(LISTS.values());
        keys.remove("tenant");
        keys.removeIf(key -> value(key).equals(before.value(key)));
        return keys;
    }

    /** What stands under a key, as JSON text; {@code the default} where nothing does. */
    public String value(String key) {
        var value = json.get(key);
        return value == null ? "the default" : value.toString();
    }

    /** Runs of reports that were made last before this are kept no more. Working days are as long as with weekends. */
    public Instant keepsReportsSince(Instant now) {
        var kept = KEPT.matcher(json.getString("keepReports", "24m"));
        if (!kept.matches()) {
            throw new IllegalStateException(json.getString("keepReports"));
        }
        int number = Integer.parseInt(kept.group(1));
        var period = switch (kept.group(2)) {
            case "d" -> Period.ofDays(number);
            case "wd" -> Period.ofDays(number * 7 / 5 + 2);
            case "w" -> Period.ofWeeks(number);
            default -> Period.ofMonths(number);
        };
        return now.atZone(ZoneId.of(json.getString("zone"))).minus(period).toInstant();
    }

    public boolean sameAs(TenantFile other) {
        return json.equals(other.json);
    }

    /** For people: indented, a line break at the end. */
    public String text() {
        var text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.write(json);
        }
        return text.toString().strip() + "\n";
    }

    /** Each instance of a kind needs its own name. */
    void demandOwnNames() throws BadRequest {
        for (var kind : Kind.values()) {
            var seen = new LinkedHashSet<String>();
            for (var entry : entries(kind)) {
                if (!seen.add(entry.getString("name"))) {
                    throw new BadRequest("%s: the name '%s' stands twice; each of %s needs its own"
                            .formatted(
                                    LISTS.get(kind),
                                    entry.getString("name"),
                                    entries(kind).stream()
                                            .map(each -> each.getString("component"))
                                            .collect(Collectors.joining(", "))));
                }
            }
        }
    }

    private List<JsonObject> entries(Kind kind) {
        var list = json.getOrDefault(LISTS.get(kind), JsonValue.EMPTY_JSON_ARRAY);
        return StreamSupport.stream(list.asJsonArray().spliterator(), false)
                .map(JsonValue::asJsonObject)
                .toList();
    }
}
