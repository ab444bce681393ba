package io.mittari.report.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a document can be written as. */
public enum Format {
    /** One page that stands by itself: no script, nothing fetched. */
    HTML("html", "text/html; charset=utf-8"),
    /** Text with tables, for chat and tickets. */
    MARKDOWN("md", "text/markdown; charset=utf-8"),
    /** The document as data. */
    JSON("json", "application/json");

    private final String extension;
    private final String mediaType;

    Format(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Ending of a file's name and word of the command line: {@code md}. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** By its extension, whatever the case. */
    public static Optional<Format> of(String extension) {
        var wanted = extension.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(f -> f.extension.equals(wanted)).findFirst();
    }
}
