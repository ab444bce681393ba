package io.mittari.connectors.csv.mapping;

import io.mittari.connectors.csv.text.DateColumn;
import io.mittari.metrics.api.At;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A dated cell of a fact. */
final class Moments {

    private final @Nullable Text text;
    private final @Nullable DateColumn column;
    private final String words;
    private final boolean required;
    private final Trouble trouble;
    private final ZoneId zone;

    private Moments(
            @Nullable Text text,
            @Nullable DateColumn column,
            String words,
            boolean required,
            Trouble trouble,
            ZoneId zone) {
        this.text = text;
        this.column = column;
        this.words = words;
        this.required = required;
        this.trouble = trouble;
        this.zone = zone;
    }

    static Moments of(@Nullable Cell cell, boolean required, CellCompiler cells) {
        var own = cells.entry().zone();
        var zone = own == null ? cells.given().zone() : own;
        if (cell == null) {
            return new Moments(null, null, "", false, cells.trouble(), zone);
        }
        var site = cells.date(cell);
        return new Moments(site.text(), site.column(), cell.inWords(), required, cells.trouble(), zone);
    }

    /** The moment; null if the cell is empty or there is none, or if it cannot be read, which rejects the row. */
    @Nullable
    At read(Cells row) {
        if (text == null || column == null) {
            return null;
        }
        var value = text.of(row);
        if (value.isEmpty()) {
            if (required) {
                trouble.reject("%s is empty, and the mapping requires it".formatted(words));
            }
            return null;
        }
        var at = column.read(value);
        if (at == null) {
            trouble.reject("'%s' in %s is no date as the column's others are written".formatted(value, words));
        } else if (!DateColumn.isInTime(at)) {
            trouble.reject(
                    "'%s' in %s is before 1900 or after 2199; if it means that there is no date, list it in \"empty\" of \"format\""
                            .formatted(value, words));
            return null;
        }
        return at;
    }

    /** The calendar day of it, in the zone of the entry. */
    @Nullable
    LocalDate day(Cells row) {
        var at = read(row);
        return at == null ? null : at.day(zone);
    }
}
