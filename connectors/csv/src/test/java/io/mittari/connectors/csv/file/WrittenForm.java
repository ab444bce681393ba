package io.mittari.connectors.csv.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * A way to write a table.
 *
 * @param mark whether it begins with a byte order mark
 * @param all whether every cell is quoted, or those that need it
 * @param ended whether the last line has an end
 */
record WrittenForm(
        Charset charset, boolean mark, char delimiter, char quote, boolean all, String lineEnd, boolean ended) {

    private static final List<String> CHARSETS =
            List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1254", "x-MacRoman");

    /** One in which the table can be written. */
    static WrittenForm any(Random random, List<List<String>> table) {
        while (true) {
            var charset = Charset.forName(CHARSETS.get(random.nextInt(CHARSETS.size())));
            var form = new WrittenForm(
                    charset,
                    charset.name().startsWith("UTF") && random.nextBoolean(),
                    ",;\t|".charAt(random.nextInt(4)),
                    random.nextInt(3) == 0 ? '\'' : '"',
                    random.nextBoolean(),
                    List.of("\n", "\r\n", "\r").get(random.nextInt(3)),
                    random.nextBoolean());
            if (charset.newEncoder().canEncode(form.text(table))) {
                return form;
            }
        }
    }

    Path write(List<List<String>> table, Path file) throws IOException {
        ByteBuffer bytes = charset.encode((mark ? "\ufeff" : "") + text(table));
        var content = new byte[bytes.remaining()];
        bytes.get(content);
        return Files.write(file, content);
    }

    private String text(List<List<String>> table) {
        var text = new StringBuilder();
        for (var row : table) {
            var cells = row.stream().map(this::cell).toList();
            text.append(String.join(String.valueOf(delimiter), cells)).append(lineEnd);
        }
        return ended ? text.toString() : text.substring(0, text.length() - lineEnd.length());
    }

    private String cell(String text) {
        var needed = text.indexOf(delimiter) >= 0
                || text.indexOf(quote) >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        return all || needed
                ? quote + text.replace(String.valueOf(quote), String.valueOf(quote) + quote) + quote
                : text;
    }
}
