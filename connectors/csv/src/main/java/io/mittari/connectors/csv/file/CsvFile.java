package io.mittari.connectors.csv.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.mittari.connectors.csv.mapping.Columns;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Format;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file opened for one reading, row by row, in bounded memory. One thread. */
final class CsvFile implements Closeable {

    private final String name;
    private final Path path;
    private final Dialect dialect;
    private final StrictText text;
    private final Row row;
    private final CloseableIterator<Row> rows;
    private final Columns columns;
    private final String header;
    private final boolean headed;

    private CsvFile(
            String name,
            Path path,
            Dialect dialect,
            StrictText text,
            Row row,
            CloseableIterator<Row> rows,
            Format format) {
        this.name = name;
        this.path = path;
        this.dialect = dialect;
        this.text = text;
        this.row = row;
        this.rows = rows;
        this.headed = format.header();
        var stated = format.columns();
        if (headed) {
            var first = headerRow();
            this.header = first.raw();
            this.columns = new Columns(name, stated == null ? first.texts() : stated);
        } else {
            this.header = "";
            this.columns = new Columns(name, stated == null ? List.of() : stated);
        }
    }

    /**
     * Opens it and reads its header.
     *
     * @throws FileUnfit if it is empty, no text, or not of its encoding
     */
    static CsvFile open(String name, Path path, Format format, EqualRows equal) throws IOException {
        var in = Files.newInputStream(path);
        try {
            var head = in.readNBytes(Sniffer.BYTES);
            var dialect = Sniffer.dialect(name, head, format);
            in.close();
            in = Files.newInputStream(path);
            in.skipNBytes(dialect.bom());
            var text = new StrictText(in, dialect.encoding(), dialect.bom());
            var row = new Row(name, dialect.delimiter(), format.empty(), equal);
            var reader = CsvReader.builder()
                    .fieldSeparator(dialect.delimiter())
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .maxBufferSize(Row.MOST_IN_CELL)
                    .build(row, text);
            if (dialect.skip() > 0) {
                reader.skipLines(dialect.skip());
            }
            return new CsvFile(name, path, dialect, text, row, reader.iterator(), format);
        } catch (IOException | RuntimeException e) {
            in.close();
            if (e instanceof StrictText.Malformed malformed) {
                throw malformed(name, path, format, malformed);
            }
            throw e;
        }
    }

    private Row headerRow() {
        var row = next();
        while (row != null && row.isBlank()) {
            row = next();
        }
        if (row == null) {
            throw new FileUnfit(name + " has no header line");
        }
        if (row.hasNul()) {
            throw new FileUnfit("%s:%d: a NUL character in the header".formatted(name, row.line()));
        }
        return row;
    }

    /**
     * The next row, the same object each time; null at the end.
     *
     * @throws FileUnfit if the file cannot be read on
     */
    @Nullable
    Row next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof StrictText.Malformed malformed) {
                throw malformed(name, path, dialect, malformed);
            }
            throw e;
        } catch (CsvParseException e) {
            throw unfit(e);
        }
    }

    /** What the parser could not do; a bug of ours flies. */
    private FileUnfit unfit(CsvParseException e) {
        Throwable root = e;
        for (var cause = e.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        if (root instanceof FileUnfit own) {
            return own;
        }
        if (root instanceof StrictText.Malformed malformed) {
            return malformed(name, path, dialect, malformed);
        }
        if (!(root instanceof CsvParseException)) {
            throw e;
        }
        var message = String.valueOf(root.getMessage());
        return new FileUnfit(
                message.contains("buffer")
                        ? Row.tooLong(name, line())
                        : "%s: from line %d on: %s".formatted(name, line(), message));
    }

    /** The line on which the row begins that cannot be read. */
    private long line() {
        return row.line();
    }

    private static FileUnfit malformed(String name, Path path, Dialect dialect, StrictText.Malformed at) {
        return malformed(name, path, dialect.encoding().name(), dialect.bom() > 0, at);
    }

    private static FileUnfit malformed(String name, Path path, Format format, StrictText.Malformed at) {
        var stated = format.encoding();
        return malformed(name, path, stated == null ? StandardCharsets.UTF_8.name() : stated.name(), false, at);
    }

    private static FileUnfit malformed(String name, Path path, String encoding, boolean bom, StrictText.Malformed at) {
        return new FileUnfit(
                "%s:%d: not %s%s: byte 0x%02X at offset %d; state its \"encoding\" in \"format\", for example windows-1252"
                        .formatted(
                                name,
                                line(path, at.offset()),
                                encoding,
                                bom ? ", though it begins with a byte order mark" : "",
                                at.value(),
                                at.offset()));
    }

    private static long line(Path path, long offset) {
        var line = 1L;
        try (var in = Files.newInputStream(path)) {
            var buffer = new byte[64 * 1024];
            var left = offset;
            while (left > 0) {
                var count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (count < 0) {
                    return line;
                }
                for (var i = 0; i < count; i++) {
                    if (buffer[i] == '\n') {
                        line++;
                    }
                }
                left -= count;
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Columns columns() {
        return columns;
    }

    /** The header line as it stands in the file; empty if it has none. */
    String header() {
        return header;
    }

    Dialect dialect() {
        return dialect;
    }

    /** How it was read, for a person. */
    String dialectInWords() {
        return dialect.inWords(headed);
    }

    long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
