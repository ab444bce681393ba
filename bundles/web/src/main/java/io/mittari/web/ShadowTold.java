package io.mittari.web;

import io.mittari.report.render.Comparison;
import io.mittari.report.render.ComparisonPage;
import io.mittari.report.render.Difference;
import io.mittari.tenant.admin.Shadowed;
import io.mittari.tenant.admin.Shadowed.Written;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What two versions wrote, compared: as JSON, and as a page that has both beside each other. */
final class ShadowTold {

    private final Shadowed shadowed;
    private final List<Compared> months;

    ShadowTold(Shadowed shadowed) {
        this.shadowed = shadowed;
        months = shadowed.months().stream().map(this::compared).toList();
    }

    /**
     * A month.
     *
     * @param comparison null: one of them could not write it
     * @param trouble why the other version could not; null: it could
     */
    private record Compared(
            String month,
            List<Difference> differences,
            @Nullable Comparison comparison,
            @Nullable String trouble) {}

    private Compared compared(Shadowed.Month month) {
        var name = month.month().toString();
        var before = month.before().document();
        var after = month.after().document();
        if (before != null && after != null) {
            var comparison = Comparison.of(before, after);
            return new Compared(name, comparison.differences(), comparison, null);
        }
        var differs = new Difference("the whole " + kind(), outcome(month.before()), outcome(month.after()));
        return new Compared(name, List.of(differs), null, month.after().trouble());
    }

    private static String outcome(Written written) {
        return written.trouble() == null ? "is written" : "is not written: " + written.trouble();
    }

    private String kind() {
        return shadowed.live().kind().name().toLowerCase(Locale.ROOT);
    }

    JsonObject json() {
        var live = shadowed.live();
        var array = Json.createArrayBuilder();
        months.forEach(month -> array.add(month(month)));
        return Json.createObjectBuilder()
                .add("tenant", live.instance().tenant().value())
                .add("instance", live.instance().name())
                .add("kind", kind())
                .add("component", live.component())
                .add("from", version(live.version()))
                .add("to", version(shadowed.version()))
                .add("sequence", shadowed.sequence())
                .add("today", shadowed.today().toString())
                .add("months", array)
                .build();
    }

    private static JsonObjectBuilder version(String version) {
        return Json.createObjectBuilder().add("version", version);
    }

    private static JsonObjectBuilder month(Compared month) {
        var json = Json.createObjectBuilder()
                .add("month", month.month())
                .add("same", month.differences().isEmpty())
                .add("differences", differences(month.differences()));
        return month.trouble() == null ? json : json.add("trouble", month.trouble());
    }

    private static JsonArrayBuilder differences(List<Difference> differences) {
        var array = Json.createArrayBuilder();
        for (var each : differences) {
            var json = Json.createObjectBuilder().add("place", each.place());
            maybe(json, "before", each.before());
            maybe(json, "after", each.after());
            array.add(json);
        }
        return array;
    }

    private static void maybe(JsonObjectBuilder json, String key, @Nullable String text) {
        if (text == null) {
            json.addNull(key);
        } else {
            json.add(key, text);
        }
    }

    /** HTML. */
    String page() {
        var live = shadowed.live();
        var title = "%s of %s: %s beside %s"
                .formatted(live.instance().name(), live.instance().tenant(), live.version(), shadowed.version());
        var subtitle = "Both at #%d, as of %s".formatted(shadowed.sequence(), shadowed.today());
        return new ComparisonPage(
                        title,
                        subtitle,
                        live.version() + ", live",
                        shadowed.version() + ", tried",
                        months.stream()
                                .map(month ->
                                        new ComparisonPage.Part(month.month(), month.differences(), month.comparison()))
                                .toList())
                .write()
                .text();
    }
}
