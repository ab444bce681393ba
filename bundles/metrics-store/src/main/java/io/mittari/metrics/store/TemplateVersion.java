package io.mittari.metrics.store;

import java.time.Instant;

/**
 * One version of a template, kept for good.
 *
 * @param version counts up from 1
 * @param file the template, JSON text
 * @param by who brought it
 * @param why in that one's words; empty if none was given
 */
public record TemplateVersion(String name, int version, String file, String by, String why, Instant at) {

    /** As tenant files name it: {@code agency-default@3}. */
    public String reference() {
        return name + "@" + version;
    }
}
