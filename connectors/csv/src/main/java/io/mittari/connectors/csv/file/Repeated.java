package io.mittari.connectors.csv.file;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Strings of one column that come again: the same characters give the same string. Gives up where nothing repeats. */
final class Repeated {

    private static final int SLOTS = 4096;
    private static final int TRIAL = 16_384;

    private @Nullable String @Nullable [] strings = new @Nullable String[SLOTS];
    private int asked;
    private int found;

    /** The string, or the empty one if it is among those that mean empty. */
    String of(char[] characters, int from, int length, Set<String> empty) {
        var held = strings;
        if (held == null) {
            return plain(characters, from, length, empty);
        }
        var hash = length;
        for (var i = from; i < from + length; i++) {
            hash = hash * 31 + characters[i];
        }
        var slot = (hash ^ (hash >>> 12) ^ (hash >>> 24)) & (SLOTS - 1);
        var string = held[slot];
        asked++;
        if (string != null && same(string, characters, from, length)) {
            found++;
            return string;
        }
        if (asked == TRIAL) {
            if (found < TRIAL / 8) {
                strings = null;
            }
            asked = 0;
            found = 0;
        }
        var fresh = plain(characters, from, length, empty);
        if (!fresh.isEmpty()) {
            held[slot] = fresh;
        }
        return fresh;
    }

    /** A string of its own, or the empty one. */
    static String plain(char[] characters, int from, int length, Set<String> empty) {
        var string = new String(characters, from, length);
        return length <= 32 && empty.contains(string) ? "" : string;
    }

    /** Whether the string is what stands there. */
    static boolean same(String string, char[] characters, int from, int length) {
        if (string.length() != length) {
            return false;
        }
        for (var i = 0; i < length; i++) {
            if (string.charAt(i) != characters[from + i]) {
                return false;
            }
        }
        return true;
    }
}
