package io.mittari.tenant.admin.file;

import io.mittari.metrics.api.MetricsException.BadRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A template as people name it: {@code agency-default@3}, or {@code agency-default} for its newest version.
 *
 * @param version null: the newest
 */
public record TemplateName(String name, @Nullable Integer version) {

    private static final Pattern FORM = Pattern.compile("([a-z][a-z0-9-]{0,39})(?:@([1-9][0-9]{0,8}))?");

    /** @throws BadRequest if it is not of that form */
    public static TemplateName of(String text) throws BadRequest {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new BadRequest(
                    "'%s' names no template: write NAME or NAME@VERSION, such as agency-default@3; a name is 1 to 40 of a-z, 0-9 and -, a letter first"
                            .formatted(text));
        }
        return new TemplateName(parts.group(1), parts.group(2) == null ? null : Integer.valueOf(parts.group(2)));
    }

    /** Whether it names one version. */
    static boolean isExact(String text) {
        return FORM.matcher(text).matches() && text.contains("@");
    }

    @Override
    public String toString() {
        return version == null ? name : name + "@" + version;
    }
}
