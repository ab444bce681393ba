package io.mittari.report.render;

import java.util.Set;

/**
 * Places of a document that are told apart on its page.
 *
 * @param paths such as {@code title}, {@code action0}, {@code block3/row1/column2}
 */
record Marks(Set<String> paths) {

    static final Marks NONE = new Marks(Set.of());

    Marks {
        paths = Set.copyOf(paths);
    }

    /** The attribute of an element that has no other class. */
    String attribute(String path) {
        return has(path) ? " class=\"differs\"" : "";
    }

    /** To follow another class. */
    String more(String path) {
        return has(path) ? " differs" : "";
    }

    /** As the attribute, of something that is marked as a whole whatever in it differs. */
    String attributeWithin(String path) {
        return hasWithin(path) ? " class=\"differs\"" : "";
    }

    /** To follow the class of such a thing. */
    String moreWithin(String path) {
        return hasWithin(path) ? " differs" : "";
    }

    private boolean hasWithin(String path) {
        return has(path) || paths.stream().anyMatch(each -> each.startsWith(path + "/"));
    }

    private boolean has(String path) {
        return paths.contains(path);
    }
}
