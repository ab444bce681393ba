package io.mittari.tenant.admin;

import io.mittari.metrics.store.LiveInstance.Kind;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one instance.
 *
 * @param name the instance
 * @param from null: there was none of that name
 * @param to null: there is none any more
 */
public record Move(
        Kind kind,
        String name,
        @Nullable Version from,
        @Nullable Version to) {

    /**
     * What an instance runs.
     *
     * @param component symbolic name of its bundle
     * @param version of its bundle
     * @param settings a JSON object as text
     */
    public record Version(String component, String version, String settings) {

        @Override
        public String toString() {
            return component + " " + version;
        }
    }

    /** {@code report monthly}. */
    public String subject() {
        return "%s %s".formatted(kind.name().toLowerCase(Locale.ROOT), name);
    }

    /** Whether there is one before and after, with other settings. */
    public boolean changesSettings() {
        return from != null && to != null && !from.settings().equals(to.settings());
    }

    /** One line for people. */
    public String line() {
        var parts = new ArrayList<String>();
        parts.add(from == null ? "new" : from.toString());
        parts.add(to == null ? "gone" : to.toString());
        var versions = from != null && to != null && from.toString().equals(to.toString())
                ? to.toString()
                : String.join(" -> ", parts);
        return "%s: %s%s".formatted(subject(), versions, changesSettings() ? ", with other settings" : "");
    }

    public Optional<Version> before() {
        return Optional.ofNullable(from);
    }

    public Optional<Version> after() {
        return Optional.ofNullable(to);
    }
}
