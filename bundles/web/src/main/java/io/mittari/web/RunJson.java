package io.mittari.web;

import io.mittari.metrics.store.KeptRun;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** Documents that were handed out. */
final class RunJson {

    private RunJson() {}

    static JsonArray of(List<KeptRun> runs) {
        var array = Json.createArrayBuilder();
        runs.forEach(kept -> array.add(of(kept)));
        return array.build();
    }

    private static JsonObjectBuilder of(KeptRun kept) {
        var run = kept.run();
        return Json.createObjectBuilder()
                .add("kind", run.kind().name().toLowerCase(Locale.ROOT))
                .add("name", run.by().name())
                .add("generation", run.by().generation())
                .add("component", run.component())
                .add("version", run.version())
                .add("bundle", run.sha256())
                .add("period", run.period())
                .add("sequence", run.sequence())
                .add("today", run.today().toString())
                .add("format", run.format())
                .add("outcome", run.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .add(
                        "recipient",
                        Json.createObjectBuilder()
                                .add("way", run.recipient().way())
                                .add(
                                        "to",
                                        run.recipient().isErased()
                                                ? "(erased)"
                                                : run.recipient().to()))
                .add("sha256", kept.digest())
                .add("millis", kept.millis())
                .add("first", kept.first().toString())
                .add("last", kept.last().toString())
                .add("times", kept.times())
                .add("earlier", kept.earlier());
    }
}
