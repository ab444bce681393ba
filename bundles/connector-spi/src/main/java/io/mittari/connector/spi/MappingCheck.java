package io.mittari.connector.spi;

import java.util.List;

/**
 * What a mapping makes of files, nothing of which was imported.
 *
 * @param remarks what was decided and should be known, and what was not looked at
 */
public record MappingCheck(List<CheckedFile> files, List<String> remarks) {

    public MappingCheck {
        files = List.copyOf(files);
        remarks = List.copyOf(remarks);
    }

    /**
     * One data file.
     *
     * @param entry the mapping's entry that it belongs to
     * @param dialect how it is written, in words
     * @param rows blank lines included, header lines not; {@code taken} + {@code empty} + {@code rejected}
     */
    public record CheckedFile(
            String name,
            String entry,
            String dialect,
            long rows,
            long taken,
            long empty,
            long rejected,
            List<Column> columns,
            List<MadeFact> facts,
            List<Reason> reasons) {

        public CheckedFile {
            columns = List.copyOf(columns);
            facts = List.copyOf(facts);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * One column, in the order of the file.
     *
     * @param used whether the mapping names it
     * @param type date, number or text; several where the mapping reads it in several ways
     * @param written how its dates or numbers are written: {@code d.M.yyyy}, {@code decimal sign ,}; empty for texts
     * @param filled rows in which it is not empty
     * @param values the first three different ones
     */
    public record Column(String name, boolean used, String type, String written, long filled, List<String> values) {

        public Column {
            values = List.copyOf(values);
        }
    }

    /**
     * A fact of the mapping.
     *
     * @param place where it is written: {@code files[0].facts[2]}
     * @param fact in words
     * @param rows that make it
     */
    public record MadeFact(String place, String fact, long rows) {}

    /**
     * Why rows would be rejected.
     *
     * @param reason of the first of them
     * @param rows that would be for this reason, whatever value they have
     * @param line of the first
     * @param raw that row, its beginning
     */
    public record Reason(String reason, long rows, long line, String raw) {}
}
