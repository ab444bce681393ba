package io.mittari.connectors.csv.file;

import java.nio.charset.Charset;
import java.util.Locale;

/** An encoding of one byte a character, judged by whether the bytes beyond ASCII are what stands in words and amounts. */
final class CodePage {

    private final Charset charset;
    private final char[] characters = new char[128];
    private long score;
    private long fit;
    private long misfit;

    private CodePage(Charset charset, HighBytes high) {
        this.charset = charset;
        var bytes = new byte[1];
        for (var i = 0; i < 128; i++) {
            bytes[0] = (byte) (i + 128);
            characters[i] = new String(bytes, charset).charAt(0);
        }
        high.tell((b, before, after, times) -> judge(fits(characters[b - 128], before, after), times));
    }

    static CodePage of(Charset charset, HighBytes high) {
        return new CodePage(charset, high);
    }

    private void judge(int fits, long times) {
        score += fits * times;
        fit += fits > 0 ? times : 0;
        misfit += fits < 0 ? times : 0;
    }

    /** Above 0 where the character belongs, below where it does not. */
    private static int fits(char c, HighBytes.Beside before, HighBytes.Beside after) {
        if (c == '\ufffd' || Character.isISOControl(c)) {
            return -8;
        }
        if (c == '\u00a0') {
            return before == HighBytes.Beside.DIGIT && after == HighBytes.Beside.DIGIT ? 2 : 0;
        }
        if (Character.isLetter(c) && Character.getType(c) != Character.MODIFIER_LETTER) {
            return letter(c, before, after);
        }
        var inside = before.isLetter() && after.isLetter();
        return switch (Character.getType(c)) {
            case Character.CURRENCY_SYMBOL -> inside ? -3 : 1;
            case Character.MODIFIER_SYMBOL, Character.MODIFIER_LETTER -> -2;
            default -> c == '\u2019' ? (before.isLetter() || after.isLetter() ? 1 : 0) : inside ? -3 : 0;
        };
    }

    private static int letter(char c, HighBytes.Beside before, HighBytes.Beside after) {
        if (before == HighBytes.Beside.DIGIT || after == HighBytes.Beside.DIGIT) {
            return -2;
        }
        if (!before.isLetter() && !after.isLetter()) {
            return 0;
        }
        if (Character.isUpperCase(c) && before == HighBytes.Beside.LOWER) {
            return -3;
        }
        return Character.isLowerCase(c) && before == HighBytes.Beside.UPPER && after == HighBytes.Beside.UPPER ? -1 : 2;
    }

    /** The one that Windows uses where this locale is spoken. */
    static String ofWindows(Locale locale) {
        return switch (locale.getLanguage()) {
            case "tr", "az" -> "windows-1254";
            case "pl", "cs", "sk", "hu", "sl", "hr", "bs", "ro", "sq" -> "windows-1250";
            case "ru", "uk", "bg", "be", "sr", "mk" -> "windows-1251";
            case "el" -> "windows-1253";
            case "et", "lv", "lt" -> "windows-1257";
            default -> "windows-1252";
        };
    }

    Charset charset() {
        return charset;
    }

    long score() {
        return score;
    }

    /** Bytes that are what stands in such a place. */
    long fit() {
        return fit;
    }

    /** Bytes that are not. */
    long misfit() {
        return misfit;
    }
}
