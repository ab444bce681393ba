package io.mittari.metrics.api.alert;

import java.util.Locale;

/**
 * What an alert is asked for.
 *
 * @param language of the texts
 */
public record AlertRequest(Locale language) {

    public static AlertRequest in(Locale language) {
        return new AlertRequest(language);
    }
}
