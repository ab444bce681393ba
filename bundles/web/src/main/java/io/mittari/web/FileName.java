package io.mittari.web;

/**
 * The own name of an uploaded file: mappings match it and origins tell it, so it is kept as it is; what cannot be the
 * name of a file in one folder is refused.
 */
record FileName(String value) {

    private static final int LONGEST = 255;

    static FileName of(String text) throws Refusal {
        if (text.isBlank() || text.equals(".") || text.equals("..")) {
            throw Refusal.malformed("'%s' is no name of a file".formatted(text));
        }
        if (text.length() > LONGEST) {
            throw Refusal.malformed("a file's name has at most %d characters".formatted(LONGEST));
        }
        if (text.chars().anyMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))) {
            throw Refusal.malformed(
                    "a file's name has no path in it and no control characters: '%s'".formatted(shown(text)));
        }
        return new FileName(text);
    }

    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
