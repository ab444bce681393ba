package io.mittari.metrics.engine.restate;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.query.Restatement.Setting;
import io.mittari.metrics.engine.settings.SettingsFile;
import io.mittari.metrics.store.TenantVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Settings that bear on figures and are not what they were, each with its newest change. */
public final class ChangedSettings {

    private ChangedSettings() {}

    /**
     * @param history the newest first
     * @param from the sequence to compare with {@code to}
     */
    public static List<Setting> between(List<TenantVersion> history, long from, long to) throws BadRequest {
        Map<String, String> then = null;
        Map<String, String> now = Map.of();
        var newest = new LinkedHashMap<String, TenantVersion>();
        for (int i = history.size() - 1; i >= 0; i--) {
            var version = history.get(i);
            if (version.sequence() > to) {
                break;
            }
            var next = ToldSettings.of(SettingsFile.read(version.file()));
            if (version.sequence() > from) {
                then = then == null ? now : then;
                var before = now;
                keys(before, next)
                        .filter(key -> !told(before, key).equals(told(next, key)))
                        .forEach(key -> newest.put(key, version));
            }
            now = next;
        }
        return then == null ? List.of() : changed(then, now, newest);
    }

    private static List<Setting> changed(
            Map<String, String> then, Map<String, String> now, Map<String, TenantVersion> newest) {
        var changed = new ArrayList<Setting>();
        keys(now, then).forEach(key -> {
            var version = newest.get(key);
            if (version != null && !told(then, key).equals(told(now, key))) {
                changed.add(new Setting(
                        key,
                        told(then, key),
                        told(now, key),
                        version.by(),
                        version.why(),
                        version.at(),
                        version.sequence()));
            }
        });
        return changed;
    }

    private static Stream<String> keys(Map<String, String> one, Map<String, String> other) {
        return Stream.concat(one.keySet().stream(), other.keySet().stream()).distinct();
    }

    /** What is not said is the default, which is told as nothing. */
    private static String told(Map<String, String> settings, String key) {
        return settings.getOrDefault(key, "");
    }
}
