package io.mittari.web;

import io.mittari.connector.spi.MappingAdvisor;
import io.mittari.connector.spi.MappingSample;
import io.mittari.connector.spi.RouteSite.Conventions;
import io.mittari.metrics.api.MetricsException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/** Mappings tried on files and written for them; the files are sent as those of an import, and so it is begun and watched. */
final class MappingDesk {

    private static final String STOPPED = "the platform was stopped";

    private final ImportDesk jobs;
    private final Customers customers;
    private final Advice advice;

    MappingDesk(ImportDesk jobs, Customers customers, Advice advice) {
        this.jobs = jobs;
        this.customers = customers;
        this.advice = advice;
    }

    List<Route> routes() {
        return List.of(Route.post("/mappings/check", this::check), Route.post("/mappings/suggest", this::suggest));
    }

    private Reply check(Call call) throws MetricsException, Refusal, IOException {
        var given = JsonBody.object(call);
        var mapping = ImportDesk.json(given.get("mapping"));
        if (mapping == null) {
            throw Refusal.malformed("'mapping' is missing");
        }
        return ordered(given, (advisor, sample) -> CheckJson.of(advisor.check(mapping, sample)));
    }

    private Reply suggest(Call call) throws MetricsException, Refusal, IOException {
        return ordered(JsonBody.object(call), (advisor, sample) -> {
            var suggestion = advisor.suggest(sample);
            return Json.createObjectBuilder()
                    .add("mapping", suggestion.mapping())
                    .add("notes", Json.createArrayBuilder(suggestion.notes()))
                    .build();
        });
    }

    private Reply ordered(JsonObject given, Asked asked) throws MetricsException, Refusal {
        var job = new AdviceJob(advice, text(given, "component", Advice.USUAL), conventions(given), asked);
        return Reply.json(201, jobs.ordered(job).json());
    }

    /** The tenant's, else those given; English, UTC and euro where nobody says. */
    private Conventions conventions(JsonObject given) throws MetricsException, Refusal {
        var tenant = given.getString("tenant", null);
        if (tenant != null) {
            return advice.conventions(customers.one(tenant));
        }
        var locale = Locale.forLanguageTag(text(given, "locale", "en").replace('_', '-'));
        if (locale.getLanguage().isEmpty()) {
            throw Refusal.malformed("locale: '%s' is none; for example fi-FI".formatted(given.get("locale")));
        }
        var zone = text(given, "zone", "UTC");
        var currency = text(given, "currency", "EUR");
        try {
            return new Conventions(locale, ZoneId.of(zone), Currency.getInstance(currency));
        } catch (DateTimeException unknown) {
            throw Refusal.malformed("zone: '%s' is none; for example Europe/Helsinki".formatted(zone));
        } catch (IllegalArgumentException unknown) {
            throw Refusal.malformed("currency: '%s' is none; for example EUR".formatted(currency));
        }
    }

    private static String text(JsonObject given, String key, String usual) throws Refusal {
        JsonValue value = given.get(key);
        if (value == null || value == JsonValue.NULL) {
            return usual;
        }
        if (value instanceof JsonString text) {
            return text.getString();
        }
        throw Refusal.malformed("'%s' is no text".formatted(key));
    }

    /** A question to a connector about files. */
    @FunctionalInterface
    private interface Asked {
        JsonObject of(MappingAdvisor advisor, MappingSample sample) throws MetricsException;
    }

    private record AdviceJob(Advice advice, String component, Conventions conventions, Asked asked) implements Job {

        @Override
        public JsonValue run(RunningImport running) throws MetricsException {
            return running.part(() -> {
                var sample = new MappingSample(running.files(), conventions, running::progress);
                return advice.of(component, advisor -> asked.of(advisor, sample));
            });
        }

        @Override
        public String stopped() {
            return STOPPED;
        }
    }
}
