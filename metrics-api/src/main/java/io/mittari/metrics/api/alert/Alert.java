package io.mittari.metrics.api.alert;

/**
 * Something a person has to see.
 *
 * @param key names the condition, so that it is told once while it lasts: {@code silent/meeting}
 * @param text one sentence, with the figure, the limit and n
 */
public record Alert(String key, Severity severity, String text) {

    public static Alert of(String key, Severity severity, String text) {
        return new Alert(key, severity, text);
    }

    /** How soon someone has to act. */
    public enum Severity {
        /** This week. */
        WARNING,
        /** Today. */
        ALARM
    }
}
