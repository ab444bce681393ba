package io.mittari.web;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Question;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.Restating;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a command asks, read from a request's parameters: {@code from to by where basis horizon funnel asOf today}.
 *
 * @param today null: the day of {@code asOf}
 */
record Asked(Question question, AsOf asOf, @Nullable LocalDate today) {

    private static final String REPORTED = "reported";
    private static final Pattern HORIZON = Pattern.compile("([1-9][0-9]{0,4})d?");

    static Asked of(String metric, Call call) throws Refusal {
        try {
            var question =
                    new Question(metric, period(call), by(call), where(call), basis(call), horizon(call), funnel(call));
            return new Asked(question, asOf(question.period(), call), day(call, "today"));
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.malformed(String.valueOf(unreadable.getMessage()));
        }
    }

    /** What {@code restate} asks: {@code month by funnel horizon reported asOf today}. */
    static Restating restating(Call call, int limit) throws Refusal {
        try {
            var month = ReportDesk.month(call.needed("month"));
            var reported = call.one("reported").map(AsOf::parse).orElse(new AsOf.Reported(month));
            var asOf = call.one("asOf").map(AsOf::parse).orElse(AsOf.NOW);
            return new Restating(
                    month, by(call), funnel(call), horizon(call), reported, asOf, day(call, "today"), limit);
        } catch (IllegalArgumentException unreadable) {
            throw Refusal.malformed(String.valueOf(unreadable.getMessage()));
        }
    }

    /** The word reported means the last month that is asked about, as it was reported. */
    private static AsOf asOf(Period period, Call call) throws Refusal {
        var text = call.one("asOf").orElse(null);
        if (!REPORTED.equals(text)) {
            return text == null ? AsOf.NOW : AsOf.parse(text);
        }
        var month = call.one("month").orElse(null);
        if (month != null) {
            return new AsOf.Reported(ReportDesk.month(month));
        }
        if (period.to() == null) {
            throw Refusal.malformed("as reported is a month: say to which one you ask");
        }
        return new AsOf.Reported(YearMonth.from(period.to()));
    }

    private static Period period(Call call) throws Refusal {
        var from = call.one("from").map(Period::parse).orElse(null);
        var to = call.one("to").map(Period::parse).orElse(null);
        return Period.between(from, to);
    }

    private static List<String> by(Call call) throws Refusal {
        var by = call.one("by").map(text -> List.of(text.split(",", -1))).orElse(List.of());
        if (by.stream().anyMatch(String::isBlank)) {
            throw Refusal.malformed("by: write one dimension, or two with a comma between");
        }
        if (by.size() > 2) {
            throw Refusal.malformed("by: at most two dimensions, not " + by.size());
        }
        return by;
    }

    private static Map<String, String> where(Call call) throws Refusal {
        var where = new LinkedHashMap<String, String>();
        for (var text : call.query().getOrDefault("where", List.of())) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw Refusal.malformed("'%s': write DIMENSION=VALUE".formatted(text));
            }
            where.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return where;
    }

    private static @Nullable Basis basis(Call call) throws Refusal {
        var word = call.one("basis").orElse(null);
        if (word == null) {
            return null;
        }
        return Basis.of(word)
                .orElseThrow(() -> Refusal.malformed("'%s' is no basis; there are: %s"
                        .formatted(
                                word,
                                Arrays.stream(Basis.values()).map(Basis::word).collect(Collectors.joining(", ")))));
    }

    private static @Nullable Integer horizon(Call call) throws Refusal {
        var text = call.one("horizon").orElse(null);
        if (text == null) {
            return null;
        }
        var days = HORIZON.matcher(text);
        if (!days.matches()) {
            throw Refusal.malformed("'%s' is no horizon: write days, like 90d".formatted(text));
        }
        return Integer.valueOf(days.group(1));
    }

    private static String funnel(Call call) throws Refusal {
        return call.one("funnel").orElse(TenantSettings.MAIN);
    }

    private static @Nullable LocalDate day(Call call, String name) throws Refusal {
        var text = call.one(name).orElse(null);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw Refusal.malformed("%s: '%s' is no day: write it like 2026-10-31".formatted(name, text));
        }
    }
}
