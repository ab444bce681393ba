package io.mittari.metrics.engine.settings;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.api.tenant.TenantSettings.Funnel;
import io.mittari.metrics.api.tenant.TenantSettings.Limit;
import io.mittari.metrics.api.tenant.TenantSettings.RateSetting;
import io.mittari.metrics.api.tenant.TenantSettings.Revenue;
import io.mittari.metrics.api.tenant.TenantSettings.SourceStart;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads from a tenant file what changes figures. Keys that do not are not looked at. */
public final class SettingsFile {

    private static final List<Stage> USUAL =
            List.of(new Stage("lead"), new Stage("meeting"), new Stage("offer"), new Stage("deal"));

    private SettingsFile() {}

    /** @throws BadRequest naming the key, its value and what is allowed */
    public static TenantSettings read(String json) throws BadRequest {
        var file = new Fields("", parsed(json));
        var funnels = funnels(file);
        var main = funnels.get(TenantSettings.MAIN);
        if (main == null) {
            throw new BadRequest("funnels: there is none named '%s', which every tenant has; there are %s"
                    .formatted(TenantSettings.MAIN, funnels.keySet()));
        }
        keepRejected(file);
        return new TenantSettings(
                file.text("id").as(TenantId::new, "2 to 40 of a-z, 0-9 and -, a letter first, and not 'all'"),
                file.text("name").filled(),
                file.text("locale").as(Forms::locale, "a language tag, for example fi-FI"),
                file.text("zone").as(Forms::zone, "a time zone, for example Europe/Helsinki"),
                file.text("currency").as(Forms::currency, "an ISO 4217 code, for example EUR"),
                file.whole("fiscalYearStart", 1, 1, 12),
                Set.copyOf(file.texts("tags")),
                funnels,
                stage(file, "opportunityStage", main, main.stages().get(1).name()),
                file.whole("horizon", 90, 1, 3_650),
                file.oneOf("skipped", "passed", "not-passed").equals("passed"),
                file.oneOf("revenue", "booked", "invoiced").equals("booked") ? Revenue.BOOKED : Revenue.INVOICED,
                dealSizes(file),
                holidays(file),
                file.whole("closingDay", 6, 1, 28),
                file.has("cycleFrom") ? stage(file, "cycleFrom", main, "") : null,
                rates(file),
                limits(file, funnels),
                starts(file));
    }

    /**
     * How long rejected rows are kept; default 24 months. It changes no figure.
     *
     * @throws BadRequest as {@link #read}
     */
    public static Period keepRejected(String json) throws BadRequest {
        return keepRejected(new Fields("", parsed(json)));
    }

    private static Period keepRejected(Fields file) throws BadRequest {
        return file.has("keepRejected")
                ? file.text("keepRejected").as(Forms::period, "1 or more with d, w or m, for example 24m")
                : Period.ofMonths(24);
    }

    private static JsonObject parsed(String json) throws BadRequest {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        } catch (JsonException e) {
            throw new BadRequest("the tenant file is no JSON object: " + e.getMessage());
        }
    }

    private static Map<String, Funnel> funnels(Fields file) throws BadRequest {
        var funnels = new LinkedHashMap<String, Funnel>();
        if (!file.has("funnels")) {
            funnels.put(TenantSettings.MAIN, new Funnel(TenantSettings.MAIN, USUAL));
            return funnels;
        }
        var given = file.object("funnels");
        for (var name : given.names()) {
            Forms.funnelName(given.path(name), name);
            var stages = new ArrayList<Stage>();
            for (var text : given.texts(name)) {
                stages.add(Forms.stage(given.path(name), text));
            }
            if (stages.size() < 2 || Set.copyOf(stages).size() != stages.size()) {
                throw given.refused(name, "two stages or more, each once");
            }
            funnels.put(name, new Funnel(name, stages));
        }
        return funnels;
    }

    private static Stage stage(Fields file, String key, Funnel main, String otherwise) throws BadRequest {
        var name = file.has(key) ? file.text(key).filled() : otherwise;
        for (var stage : main.stages()) {
            if (stage.name().equals(name)) {
                return stage;
            }
        }
        throw file.refused(key, "a stage of the main funnel: " + main.stages());
    }

    private static List<Long> dealSizes(Fields file) throws BadRequest {
        if (!file.has("dealSizes")) {
            return List.of(0L, 10_000L, 100_000L);
        }
        var sizes = file.wholes("dealSizes");
        for (int i = 1; i < sizes.size(); i++) {
            if (sizes.get(i) <= sizes.get(i - 1)) {
                throw file.refused("dealSizes", "whole amounts, each larger than the one before");
            }
        }
        return sizes;
    }

    private static Set<LocalDate> holidays(Fields file) throws BadRequest {
        var days = new LinkedHashSet<LocalDate>();
        for (var text : file.texts("holidays")) {
            days.add(Forms.day(file.path("holidays"), text));
        }
        return days;
    }

    private static List<RateSetting> rates(Fields file) throws BadRequest {
        var rates = new ArrayList<RateSetting>();
        for (var rate : file.objects("rates")) {
            var value = rate.decimal("rate");
            if (value.signum() <= 0) {
                throw rate.refused("rate", "a number above 0");
            }
            rates.add(new RateSetting(
                    rate.text("from").as(Forms::currency, "an ISO 4217 code, for example USD"),
                    Forms.day(rate.path("on"), rate.text("on").filled()),
                    value));
        }
        return rates;
    }

    private static List<SourceStart> starts(Fields file) throws BadRequest {
        var starts = new ArrayList<SourceStart>();
        boolean said = false;
        for (var connector : file.objects("connectors")) {
            var day = connector.has("since")
                    ? Forms.day(connector.path("since"), connector.text("since").filled())
                    : null;
            starts.add(new SourceStart(source(connector), day));
            said |= day != null;
        }
        return said ? starts : List.of();
    }

    /** The one its mapping names, else its own name; null without a mapping. */
    private static @Nullable String source(Fields connector) throws BadRequest {
        if (!connector.has("settings") || !connector.object("settings").has("mapping")) {
            return null;
        }
        var mapping = connector.object("settings").object("mapping");
        return mapping.has("source")
                ? mapping.text("source").filled()
                : connector.text("name").filled();
    }

    private static Map<String, Map<String, Limit>> limits(Fields file, Map<String, Funnel> funnels) throws BadRequest {
        var limits = new LinkedHashMap<String, Map<String, Limit>>();
        if (!file.has("limits")) {
            return limits;
        }
        var given = file.object("limits");
        for (var name : given.names()) {
            var funnel = funnels.get(name);
            if (funnel == null) {
                throw new BadRequest(
                        "%s: there is no such funnel; there are %s".formatted(given.path(name), funnels.keySet()));
            }
            limits.put(name, Map.copyOf(limits(given.object(name), funnel)));
        }
        return limits;
    }

    private static Map<String, Limit> limits(Fields given, Funnel funnel) throws BadRequest {
        var limits = new LinkedHashMap<String, Limit>();
        for (var conversion : given.names()) {
            checkConversion(given, conversion, funnel);
            var limit = given.object(conversion);
            double floor = limit.percent("floor", 100);
            Double upper = limit.has("upper") ? limit.percent("upper", 1_000) : null;
            if (upper != null && upper <= floor) {
                throw limit.refused("upper", "above the floor, which is " + limit.value("floor"));
            }
            limits.put(conversion, new Limit(floor, upper));
        }
        return limits;
    }

    private static void checkConversion(Fields given, String conversion, Funnel funnel) throws BadRequest {
        var stages = funnel.stages();
        for (int i = 0; i + 1 < stages.size(); i++) {
            if (conversion.equals(stages.get(i) + ">" + stages.get(i + 1))) {
                return;
            }
        }
        throw new BadRequest(
                "%s: that is no conversion of funnel %s; write one of its stages, > and the next one: %s>%s"
                        .formatted(given.path(conversion), funnel.name(), stages.get(0), stages.get(1)));
    }
}
