package io.mittari.metrics.store.derby;

/** Texts that must fit a column. */
final class Text {

    private Text() {}

    /** The beginning of a text; what is told to people may lose its end, what is compared never gets here. */
    static String upTo(int length, String text) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
