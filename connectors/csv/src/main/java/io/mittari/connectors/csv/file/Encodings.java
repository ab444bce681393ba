package io.mittari.connectors.csv.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mittari.connectors.csv.mapping.FileUnfit;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decides the encoding of a file: its byte order mark, what the mapping states, UTF-16 by its zero bytes, UTF-8 if all
 * bytes are, else the code page in which the letters stand where letters stand.
 */
final class Encodings {

    private static final String MAC = "x-MacRoman";

    private Encodings() {}

    /**
     * The encoding of a file.
     *
     * @param bom bytes of its byte order mark
     * @param guessed whether a person should look at it
     */
    record Encoding(Charset charset, int bom, String why, boolean guessed) {}

    /**
     * @param head its first bytes
     * @param stated by the mapping; null: none
     * @param locale of the tenant, or the one that the mapping states
     * @throws FileUnfit if it is no text, or UTF-8 that was damaged
     */
    static Encoding of(String file, Path path, byte[] head, @Nullable Charset stated, Locale locale)
            throws IOException {
        NoText.refuse(file, head);
        var bom = NoText.starts(head, 0xef, 0xbb, 0xbf)
                ? 3
                : NoText.starts(head, 0xff, 0xfe) || NoText.starts(head, 0xfe, 0xff) ? 2 : 0;
        if (bom > 0) {
            var charset = bom == 3 ? UTF_8 : (head[0] & 0xff) == 0xff ? UTF_16LE : UTF_16BE;
            return new Encoding(charset, bom, "its byte order mark says so", false);
        }
        if (stated != null) {
            if (!stated.name().startsWith("UTF-16") && !stated.name().startsWith("UTF-32")) {
                NoText.refuseBinary(file, head);
            }
            return new Encoding(stated, 0, "the mapping states it", false);
        }
        var wide = wide(head);
        if (wide != null) {
            return new Encoding(wide, 0, "every other byte of its beginning is zero", true);
        }
        NoText.refuseBinary(file, head);
        return byAllBytes(file, path, locale);
    }

    /** Text of this kind is mostly in characters whose one byte is zero: separators, digits, Latin letters. */
    private static @Nullable Charset wide(byte[] head) {
        var zeros = new int[2];
        for (var i = 0; i < head.length; i++) {
            zeros[i & 1] += head[i] == 0 ? 1 : 0;
        }
        var pairs = head.length / 2;
        var many = Math.max(zeros[0], zeros[1]);
        var few = Math.min(zeros[0], zeros[1]);
        if (pairs < 2 || many * 10 < pairs || few * 20 > many) {
            return null;
        }
        var charset = zeros[1] > zeros[0] ? UTF_16LE : UTF_16BE;
        return NoText.isText(new String(head, charset)) ? charset : null;
    }

    private static Encoding byAllBytes(String file, Path path, Locale locale) throws IOException {
        ByteScan scan;
        try (var in = Files.newInputStream(path)) {
            scan = ByteScan.of(in);
        }
        if (scan.isAscii()) {
            return new Encoding(UTF_8, 0, "it is ASCII, which is the same in UTF-8", false);
        }
        if (scan.isUtf8()) {
            return new Encoding(
                    UTF_8, 0, "all bytes are, %,d characters beyond ASCII".formatted(scan.characters()), false);
        }
        if (scan.isMostlyUtf8()) {
            throw damaged(file, path, scan);
        }
        return codePage(scan.high(), locale);
    }

    private static FileUnfit damaged(String file, Path path, ByteScan scan) throws IOException {
        if (scan.firstWrong() < 0) {
            return new FileUnfit(
                    "%s:%d: the file ends in the middle of a character of UTF-8; was it copied whole? Copy it again"
                            .formatted(file, Lines.before(path, Files.size(path))));
        }
        return new FileUnfit(
                "%s:%d: byte 0x%02X at offset %d is no UTF-8, though %,d other characters are: are there two encodings in one file? Mend the line, or state the file's \"encoding\" in \"format\""
                        .formatted(
                                file,
                                Lines.before(path, scan.firstWrong()),
                                scan.firstWrongByte(),
                                scan.firstWrong(),
                                scan.characters()));
    }

    private static Encoding codePage(HighBytes high, Locale locale) {
        var names = new LinkedHashSet<String>();
        names.add(CodePage.ofWindows(locale));
        names.addAll(List.of("windows-1252", "windows-1254", MAC));
        CodePage best = null;
        for (var name : names) {
            if (Charset.isSupported(name)) {
                var page = CodePage.of(Charset.forName(name), high);
                best = best == null || page.score() > best.score() ? page : best;
            }
        }
        if (best == null) {
            throw new IllegalStateException("a Java without windows-1252");
        }
        var letters = "no UTF-8; in it %,d of %,d bytes beyond ASCII stand as they do in words and amounts"
                .formatted(best.fit(), best.fit() + best.misfit());
        var latin = best.charset().name().equals("windows-1252")
                || best.charset().name().equals("windows-1254");
        if (latin && high.hasShared()) {
            return turkishOrNot(high, locale, letters);
        }
        return new Encoding(best.charset(), 0, letters, true);
    }

    /** The two differ in six letters alone. */
    private static Encoding turkishOrNot(HighBytes high, Locale locale, String letters) {
        var own = CodePage.ofWindows(locale).equals("windows-1254");
        var turkish = own || high.turkish() > high.icelandic();
        var why = own
                ? "; its Turkish letters go by the locale " + locale.toLanguageTag()
                : high.turkish() != high.icelandic()
                        ? "; %,d words are Turkish by their other letters, %,d Icelandic"
                                .formatted(high.turkish(), high.icelandic())
                        : "; the locale %s is not Turkish".formatted(locale.toLanguageTag());
        return new Encoding(Charset.forName(turkish ? "windows-1254" : "windows-1252"), 0, letters + why, true);
    }
}
