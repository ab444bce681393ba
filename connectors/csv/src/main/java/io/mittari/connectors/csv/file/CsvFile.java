package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.Columns;
import io.mittari.connectors.csv.mapping.FileUnfit;
import io.mittari.connectors.csv.mapping.Format;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file opened for one reading, row by row, in bounded memory. One thread. */
final class CsvFile implements Closeable {

    /** Begins the reason of a row whose rest is not there. */
    static final String CUT_OFF = "the file ends in the middle of this row";

    private final String name;
    private final Path path;
    private final Dialect dialect;
    private final StrictText text;
    private final Row row;
    private final Row within;
    private final RowReader reader;
    private final Columns columns;
    private final String header;
    private final PassedOver passedOver;

    private CsvFile(String name, Path path, Detected form, StrictText text, Row row, Format format, EqualRows equal)
            throws IOException {
        this.name = name;
        this.path = path;
        this.dialect = form.dialect();
        this.text = text;
        this.row = row;
        this.within = new Row(name, dialect.quote(), format.empty(), equal);
        this.reader = new RowReader(name, text, dialect.delimiter(), dialect.quote(), dialect.lineEnd(), row);
        var stated = format.columns();
        try {
            reader.skipLines(dialect.skip());
            var names = dialect.header() ? headerRow().texts() : List.<String>of();
            this.header = dialect.header() ? row.raw() : "";
            this.columns = new Columns(name, stated == null ? names : stated, form.hint());
            this.passedOver = new PassedOver(name, names, format.passOver());
            row.named(stated == null ? names : stated);
            within.named(stated == null ? names : stated);
        } catch (StrictText.Malformed e) {
            throw malformed(e);
        }
    }

    /**
     * Opens it and reads its header.
     *
     * @throws FileUnfit if it is not of its encoding, or has no header
     */
    static CsvFile open(String name, Path path, Detected form, Format format, EqualRows equal) throws IOException {
        var in = Files.newInputStream(path);
        try {
            var dialect = form.dialect();
            in.skipNBytes(dialect.bom());
            var text = new StrictText(in, dialect.encoding(), dialect.bom());
            return new CsvFile(
                    name, path, form, text, new Row(name, dialect.quote(), format.empty(), equal), format, equal);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private Row headerRow() throws IOException {
        do {
            if (!reader.read()) {
                throw new FileUnfit(name + " has no header line");
            }
        } while (row.isBlank());
        if (!row.fault().isEmpty()) {
            throw new FileUnfit("%s:%d: the header cannot be read: %s".formatted(name, row.line(), row.fault()));
        }
        return row;
    }

    /**
     * The next row, the same object each time; null at the end.
     *
     * @throws FileUnfit if the file cannot be read on
     */
    @Nullable
    Row next() throws IOException {
        try {
            return reader.read() ? unwrapped() : null;
        } catch (StrictText.Malformed e) {
            throw malformed(e);
        }
    }

    /** The row in hand, or the one inside it if the whole row stands in quotes. */
    private Row unwrapped() throws IOException {
        if (row.count() != 1 || columns.size() < 2 || !row.isQuoted(0)) {
            return row;
        }
        var inside = row.exactly(0);
        if (inside.indexOf(dialect.delimiter()) < 0) {
            return row;
        }
        try (var again = new RowReader(
                name, new StringReader(inside), dialect.delimiter(), dialect.quote(), dialect.lineEnd(), within)) {
            again.readAt(row.line());
            within.ended(row.isUnended());
        } catch (FileUnfit e) {
            return row; // a quote inside that is not closed: told with the row as it stands
        }
        passedOver.unwrapped();
        return within;
    }

    private FileUnfit malformed(StrictText.Malformed at) throws IOException {
        if (at.isCut()) {
            return new FileUnfit(
                    "%s:%d: the file ends in the middle of a character of %s; was it copied whole? Copy it again"
                            .formatted(
                                    name,
                                    Lines.before(path, at.offset()),
                                    dialect.encoding().name()));
        }
        return new FileUnfit(
                "%s:%d: not %s%s: byte 0x%02X at offset %d; state its \"encoding\" in \"format\", for example windows-1252"
                        .formatted(
                                name,
                                Lines.before(path, at.offset()),
                                dialect.encoding().name(),
                                dialect.bom() > 0 ? ", though it begins with a byte order mark" : "",
                                at.value(),
                                at.offset()));
    }

    /**
     * Why a row cannot be taken as it stands; empty if it can.
     *
     * @param row of this file
     */
    String faultOf(Row row) {
        var fault = faultOf(row, columns, dialect.delimiter());
        if (!fault.isEmpty()) {
            return fault;
        }
        return row.isUnended() && row.count() < columns.size() && row.count() > 0 && columns.size() > 1
                ? (CUT_OFF + ", after %d of %d cells; was it copied whole?").formatted(row.count(), columns.size())
                : "";
    }

    /** As {@link #faultOf(Row)}, for a row that stands by itself. */
    static String faultOf(Row row, Columns columns, char delimiter) {
        if (!row.fault().isEmpty()) {
            return row.fault();
        }
        if (isMoved(row, columns)) {
            return "%d cells, but the header names %d columns; does a cell hold the delimiter without quotes?"
                    .formatted(row.count(), columns.size());
        }
        return row.count() == 1
                        && row.isQuoted(0)
                        && columns.size() > 1
                        && row.exactly(0).indexOf(delimiter) >= 0
                ? "the whole row stands in quotes, and what is inside cannot be read as a row: take the outer quotes off"
                : "";
    }

    /** Whether it has more cells than there are columns: any of them may stand in the wrong one. */
    boolean isMoved(Row row) {
        return isMoved(row, columns);
    }

    static boolean isMoved(Row row, Columns columns) {
        return row.count() > columns.size() && !row.isEmptyFrom(columns.size());
    }

    /** Lines that are no rows. */
    PassedOver passedOver() {
        return passedOver;
    }

    Columns columns() {
        return columns;
    }

    /** The header line as it stands in the file; empty if it has none. */
    String header() {
        return header;
    }

    /** How it was read, for a person. */
    String dialectInWords() {
        return dialect.inWords();
    }

    long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
