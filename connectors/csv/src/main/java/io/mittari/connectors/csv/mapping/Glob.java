package io.mittari.connectors.csv.mapping;

/** A file name with {@code *} and {@code ?}, regardless of case. */
public record Glob(String written) {

    public boolean matches(String name) {
        return matches(Words.folded(written), 0, Words.folded(name), 0);
    }

    /** Whether it takes any file whatever. */
    public boolean isAll() {
        return written.equals("*");
    }

    private static boolean matches(String glob, int g, String name, int n) {
        var i = g;
        var k = n;
        var star = -1;
        var mark = n;
        while (k < name.length()) {
            if (i < glob.length() && glob.charAt(i) == '*') {
                star = i++;
                mark = k;
            } else if (i < glob.length() && (glob.charAt(i) == '?' || glob.charAt(i) == name.charAt(k))) {
                i++;
                k++;
            } else if (star >= 0) {
                i = star + 1;
                k = ++mark;
            } else {
                return false;
            }
        }
        while (i < glob.length() && glob.charAt(i) == '*') {
            i++;
        }
        return i == glob.length();
    }

    @Override
    public String toString() {
        return written;
    }
}
