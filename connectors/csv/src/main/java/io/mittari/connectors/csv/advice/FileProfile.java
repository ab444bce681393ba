package io.mittari.connectors.csv.advice;

import io.mittari.connectors.csv.mapping.Cells;
import io.mittari.connectors.csv.mapping.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the columns of a file hold, as far as they are looked at. One thread. */
public final class FileProfile {

    /** Columns that are looked at; each takes memory. */
    public static final int MOST = 300;

    private static final Pattern STAMP = Pattern.compile("[-_. ]*(?:\\(\\d+\\)|[\\d][-_.\\dTZ ]*)$");

    private final String name;
    private final List<ColumnProfile> columns;
    private long rows;

    private FileProfile(String name, List<ColumnProfile> columns) {
        this.name = name;
        this.columns = List.copyOf(columns);
    }

    public static FileProfile of(String file, Columns names, Locale locale) {
        var columns = new ArrayList<ColumnProfile>();
        for (var name : names.names().subList(0, Math.min(MOST, names.size()))) {
            columns.add(new ColumnProfile(name, locale));
        }
        return new FileProfile(file, columns);
    }

    /** Takes a row into account. */
    public void see(Cells row) {
        rows++;
        for (var i = 0; i < columns.size(); i++) {
            columns.get(i).see(row.text(i), row.line());
        }
    }

    /** Its file name. */
    String name() {
        return name;
    }

    /** In their order; nameless ones are among them. */
    public List<ColumnProfile> columns() {
        return columns;
    }

    /** Those that a mapping can name: with a name that stands once. */
    List<ColumnProfile> named() {
        return columns.stream()
                .filter(column -> !column.name().isEmpty()
                        && columns.stream()
                                        .filter(other -> other.name().equals(column.name()))
                                        .count()
                                == 1)
                .toList();
    }

    /** Rows shown. */
    long rows() {
        return rows;
    }

    /** The glob that this file and later ones of its kind match: without day, number and copy sign at the end. */
    String glob() {
        var dot = name.lastIndexOf('.');
        var base = dot > 0 ? name.substring(0, dot) : name;
        var ending = dot > 0 ? name.substring(dot) : "";
        return STAMP.matcher(base).replaceFirst("").replaceAll("[*?]", "?") + "*" + ending;
    }
}
