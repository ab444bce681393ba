package io.mittari.connectors.csv;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Good inputs that made-up ones begin with. */
final class Seeds {

    /** What troubles parsers. */
    static final List<String> TOKENS = List.of(
            "\"",
            "\"\"",
            "'",
            ",",
            ";",
            "\t",
            "|",
            "\r",
            "\n",
            "\r\n",
            "\ufeff",
            "\0",
            "sep=;\n",
            "\u00a0",
            "€",
            "ğ",
            "31.12.9999",
            "1.234,5",
            "1,5",
            "2026-02-30T25:61",
            "12:00:00.9999999999999",
            "9999999999999999999",
            "%",
            "(1",
            "-",
            "null",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\"column\"",
            "\"value\"",
            "\"first\"",
            "\"values\"",
            "\"lookup\": \"a.b\"",
            "\"key\"",
            "\"*\"",
            "\"when\"",
            "\\u0000",
            "1e999999",
            "\"bands\": [0]");

    private static final String TABLE =
            "ID;Käyttäjä;Summa;Pvm\n1;\"a; \"\"b\"\"\";1 000,50 €;2.1.2026\n2;c;2,5;3.1.2026 9:05\nYhteensä;;3;\n";

    private Seeds() {}

    static List<byte[]> files() {
        return List.of(
                TABLE.getBytes(UTF_8),
                TABLE.replace("\n", "\r\n").getBytes(Charset.forName("windows-1252")),
                TABLE.replace(" €", "").getBytes(UTF_16LE),
                "sep=,\nID,A\n1,\"x\ny\"\n".getBytes(UTF_8));
    }

    /** The mappings of the documentation. */
    static List<byte[]> mappings() throws IOException {
        var page = Files.readString(Path.of("../../distribution/docs/mapping.md"));
        var blocks = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL).matcher(page);
        var all = new ArrayList<byte[]>();
        while (blocks.find()) {
            all.add(blocks.group(1).getBytes(UTF_8));
        }
        return all;
    }
}
