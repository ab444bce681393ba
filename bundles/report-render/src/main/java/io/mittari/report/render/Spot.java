package io.mittari.report.render;

/**
 * A place that two documents have, or one of them.
 *
 * @param words for people
 * @param before its path in the first document, as {@link Marks} names it
 * @param after its path in the second one
 */
record Spot(String words, String before, String after) {

    static Spot of(String words, String path) {
        return new Spot(words, path, path);
    }

    Spot part(String part, String path) {
        return new Spot(words + ", " + part, before + "/" + path, after + "/" + path);
    }

    /** A part whose number differs. */
    Spot part(String part, String path, Alignment.Pair pair) {
        return new Spot(words + ", " + part, before + "/" + path + pair.before(), after + "/" + path + pair.after());
    }
}
