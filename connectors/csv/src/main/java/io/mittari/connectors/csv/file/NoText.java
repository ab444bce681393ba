package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.FileUnfit;

/** Refuses what is no text by its first bytes, naming what it is. */
final class NoText {

    private NoText() {}

    static void refuse(String file, byte[] head) {
        if (head.length == 0) {
            throw new FileUnfit(file + " is empty");
        }
        var kind = starts(head, 'P', 'K', 3, 4)
                ? "an Excel workbook or another zip file; save it as CSV"
                : starts(head, 0xd0, 0xcf, 0x11, 0xe0)
                        ? "an old Excel workbook; save it as CSV"
                        : starts(head, '%', 'P', 'D', 'F')
                                ? "a PDF"
                                : starts(head, 0x1f, 0x8b)
                                        ? "a gzip file; unpack it"
                                        : starts(head, 0x89, 'P', 'N', 'G') ? "a picture" : "";
        if (!kind.isEmpty()) {
            throw new FileUnfit("%s is no CSV file but %s".formatted(file, kind));
        }
    }

    /** More than one control character in a hundred bytes is no text. A few NULs reject their rows only. */
    static void refuseBinary(String file, byte[] head) {
        var control = 0;
        var first = -1;
        for (var i = 0; i < head.length; i++) {
            var b = head[i];
            if (b >= 0 && b < 32 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a) {
                control++;
                first = first < 0 ? i : first;
            }
        }
        if (control * 100L > head.length) {
            throw new FileUnfit(
                    "%s is no CSV file: binary from byte %d on (value %d); if it is UTF-16 text, state \"encoding\": \"UTF-16LE\" in \"format\""
                            .formatted(file, first, head[first]));
        }
    }

    /** The same of text that was decoded. */
    static boolean isText(String decoded) {
        var control = decoded.chars()
                .filter(c -> c < 32 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a)
                .count();
        return control * 100 <= decoded.length();
    }

    static boolean starts(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (var i = 0; i < with.length; i++) {
            if ((head[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
