package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.ImportReceipt.Choice;
import io.mittari.connectors.csv.mapping.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out how a file is written, as far as the mapping does not state it. One for each file. */
final class Detection {

    /** Bytes that are looked at, but for the encoding. */
    static final int BYTES = 64 * 1024;

    private static final String STATED = "the mapping states it";
    private static final Pattern EXCELS_FIRST_LINE =
            Pattern.compile("(?i)\"?sep=([^\\r\\n])\"?[;,\\t]*(\\r\\n|\\r|\\n|$)");

    private final String file;
    private final Format format;
    private final Locale locale;
    private final List<Choice> chosen = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    private Detection(String file, Format format, Locale locale) {
        this.file = file;
        this.format = format;
        this.locale = locale;
    }

    /**
     * Looks at a file.
     *
     * @param locale of the tenant
     * @throws io.mittari.connectors.csv.mapping.FileUnfit if it is empty, no text, or damaged
     */
    static Detected of(String file, Path path, Format format, Locale locale) throws IOException {
        var stated = format.locale();
        return new Detection(file, format, stated == null ? locale : stated).look(path);
    }

    private Detected look(Path path) throws IOException {
        byte[] head;
        boolean whole;
        try (var in = Files.newInputStream(path)) {
            head = in.readNBytes(BYTES);
            whole = in.read() < 0;
        }
        var encoding = Encodings.of(file, path, head, format.encoding(), locale);
        choose("encoding", encoding.charset().name(), encoding.why());
        if (encoding.guessed()) {
            remark("read as %s: %s; state \"encoding\" in \"format\" if letters are wrong"
                    .formatted(encoding.charset(), encoding.why()));
        }
        var sample = new String(head, encoding.bom(), head.length - encoding.bom(), encoding.charset());
        var statedSkip = format.skip();
        var skip = statedSkip == null ? 0 : statedSkip;
        var from = afterLines(sample, skip);
        var excel = EXCELS_FIRST_LINE.matcher(sample).region(from, sample.length());
        Character separator = null;
        if (excel.lookingAt()) {
            separator = excel.group(1).charAt(0);
            skip++;
            from = excel.end();
        }
        return table(encoding, sample.substring(from), whole, separator, skip);
    }

    private static int afterLines(String text, int lines) {
        var i = 0;
        for (var left = lines; left > 0 && i < text.length(); i++) {
            if (text.charAt(i) == '\n' || (text.charAt(i) == '\r' && !text.startsWith("\n", i + 1))) {
                left--;
            }
        }
        return i;
    }

    private Detected table(
            Encodings.Encoding encoding, String sample, boolean whole, @Nullable Character separator, int skip) {
        var trial = new Trials(sample, whole, format, separator).best();
        delimiter(trial, separator);
        var quote = trial.quote() == RowReader.NO_QUOTE ? "none" : String.valueOf(trial.quote());
        choose(
                "quote",
                quote,
                format.quote() != null ? STATED : trial.hasQuoted() ? "cells stand in it" : "no cell is quoted");
        if (trial.quote() == '\'' && format.quote() == null) {
            remark("cells stand in single quotes; state \"quote\" in \"format\" if they are part of the text");
        }
        choose("line end", trial.lineEndInWords(), format.lineEnd() != null ? STATED : "rows end so");
        var top = Top.of(sample, trial);
        var junk = format.skip() == null ? top.junk() : 0;
        skip(top, junk, skip);
        var header = header(top, junk, skip + junk + 1L);
        var dialect = new Dialect(
                encoding.charset(),
                encoding.bom(),
                trial.delimiter(),
                trial.quote(),
                trial.lineEnd(),
                skip + junk,
                header);
        return new Detected(dialect, trial.lineEndInWords(), chosen, remarks, hint(trial, top, junk));
    }

    private void delimiter(Trial trial, @Nullable Character separator) {
        choose(
                "delimiter",
                trial.delimiter() == '\t' ? "tab" : String.valueOf(trial.delimiter()),
                format.delimiter() != null
                        ? STATED
                        : separator != null
                                ? "the line sep= says so"
                                : trial.columns() == 1
                                        ? "no delimiter makes a table of it"
                                        : "%d of the first %d rows have %d cells with it"
                                                .formatted(trial.fitting(), trial.rows(), trial.columns()));
    }

    private void skip(Top top, int junk, int skip) {
        if (junk > 0) {
            choose("skip", String.valueOf(skip + junk), "the lines before fill less than half of the columns");
            remark("%d %s before the header passed over ('%s'); state \"skip\" in \"format\" if that is wrong"
                    .formatted(junk, junk == 1 ? "line" : "lines", top.first(junk)));
        } else if (skip > 0) {
            choose("skip", String.valueOf(skip), format.skip() != null ? STATED : "the line sep= is Excel's");
        }
    }

    private boolean header(Top top, int junk, long line) {
        var stated = format.header();
        if (stated != null) {
            choose("header", stated ? "line " + line : "none", STATED);
            return stated;
        }
        if (format.columns() != null && top.looksLikeRow(junk)) {
            choose("header", "none", "the first line holds numbers or dates as the others do");
            remark(
                    "it has no header line: the first is a row as the others; state \"header\": true in \"format\" if that is wrong");
            return false;
        }
        choose("header", "line " + line, "it is the first of the table");
        return true;
    }

    private String hint(Trial trial, Top top, int junk) {
        if (format.header() == null && top.looksLikeRow(junk)) {
            return "; its first line looks like a row, not like a header: state \"columns\" in \"format\" if it has none";
        }
        if (trial.columns() == 1 && format.delimiter() == null) {
            return "; none of , ; tab | makes columns of it: state its \"delimiter\" in \"format\"";
        }
        return "";
    }

    private void choose(String what, String value, String why) {
        chosen.add(new Choice(what, value, why));
    }

    private void remark(String text) {
        remarks.add(file + ": " + text);
    }
}
