package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.tenant.TenantSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What bears on figures in a tenant file, by key and in words. */
final class ToldSettings {

    private ToldSettings() {}

    static boolean alike(TenantSettings one, TenantSettings other) {
        return of(one).equals(of(other));
    }

    static Map<String, String> of(TenantSettings settings) {
        var told = new LinkedHashMap<String, String>();
        told.put("zone", settings.zone().getId());
        told.put("currency", settings.currency().getCurrencyCode());
        told.put("fiscalYearStart", String.valueOf(settings.fiscalYearStart()));
        settings.funnels()
                .forEach((name, funnel) -> told.put(
                        "funnels." + name,
                        funnel.stages().stream().map(Object::toString).collect(Collectors.joining(" > "))));
        told.put("opportunityStage", settings.opportunityStage().name());
        told.put("horizon", String.valueOf(settings.horizon()));
        told.put("skipped", settings.skippedPassed() ? "passed" : "not-passed");
        told.put("revenue", settings.revenue().name().toLowerCase(Locale.ROOT));
        told.put("dealSizes", settings.dealSizes().toString());
        told.put("holidays", settings.holidays().stream().sorted().toList().toString());
        told.put(
                "cycleFrom",
                settings.cycleFrom() == null ? "" : settings.cycleFrom().name());
        told.put(
                "rates",
                settings.rates().stream()
                        .map(rate -> "%s %s from %s"
                                .formatted(rate.from(), rate.rate().toPlainString(), rate.on()))
                        .collect(Collectors.joining(", ")));
        told.put(
                "since",
                settings.starts().stream()
                        .filter(start -> start.since() != null)
                        .map(start -> (start.source() == null ? "" : start.source() + " ") + start.since())
                        .sorted()
                        .collect(Collectors.joining(", ")));
        return told;
    }
}
