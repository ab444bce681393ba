package io.mittari.connectors.csv.mapping;

import io.mittari.connectors.csv.text.DatePattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads cells. */
final class CellParser {

    /** An object without one of these is no cell. */
    static final Set<String> SOURCES = Set.of("column", "value", "first", "join", "seen");

    private static final Set<String> KEYS =
            Set.of("column", "value", "first", "join", "seen", "with", "lookup", "values", "bands", "split", "date");

    private final Map<String, Lookup> lookups;

    CellParser(Map<String, Lookup> lookups) {
        this.lookups = lookups;
    }

    /** Whether an object is a cell, not one of kinds. */
    static boolean isCell(Node node) {
        return node instanceof Node.Obj object
                && object.values().keySet().stream().anyMatch(SOURCES::contains);
    }

    /** A cell whose bare string names a column. */
    Cell cell(Node node) {
        if (node instanceof Node.Text column) {
            return Cell.column(named(column.value(), node.place()), node.place());
        }
        return object(node, Set.of());
    }

    /** A key of a link, as {@link #cell}: the one kind of cell that may make several texts of one. */
    Cell linked(Node node) {
        return node instanceof Node.Obj ? object(node, Set.of(), true) : cell(node);
    }

    /** A cell whose bare string is a constant. */
    Cell constantOr(Node node) {
        if (node instanceof Node.Text text) {
            return Cell.constant(text.value(), node.place());
        }
        return object(node, Set.of());
    }

    /** A cell written as an object, with further keys of the long form of a test. */
    Cell object(Node node, Set<String> further) {
        return object(node, further, false);
    }

    private Cell object(Node node, Set<String> further, boolean linked) {
        var known = new java.util.HashSet<>(KEYS);
        known.addAll(further);
        if (!(node instanceof Node.Obj)) {
            throw new MappingRefused(
                    node.place(), "a cell is a column's name or an object like {\"column\": …}, not " + node.kind());
        }
        var keys = Keys.of(node, "a cell", known);
        var sources = keys.names().stream().filter(SOURCES::contains).toList();
        if (sources.size() != 1) {
            throw new MappingRefused(
                    node.place(),
                    "a cell has one of column, value, first, join, seen; this one has "
                            + (sources.isEmpty() ? "none" : Words.list(sources)));
        }
        return new Cell(
                source(keys, sources.get(0)),
                lookup(keys),
                values(keys),
                bands(keys),
                split(keys, linked),
                dates(keys.get("date")),
                node.place());
    }

    private Cell.Source source(Keys keys, String source) {
        var node = keys.need(source, "");
        if (keys.has("with") && !source.equals("join")) {
            throw new MappingRefused(keys.place("with"), "goes with join");
        }
        return switch (source) {
            case "column" -> new Cell.Source.Column(named(Keys.text(node), node.place()));
            case "value" -> new Cell.Source.Constant(Keys.scalar(node));
            case "first" -> new Cell.Source.First(cells(node));
            case "join" -> {
                var with = keys.text("with");
                yield new Cell.Source.Join(cells(node), with == null ? " " : with);
            }
            default -> {
                if (!keys.flag("seen", false)) {
                    throw new MappingRefused(node.place(), "\"seen\" is true or left out");
                }
                yield new Cell.Source.Seen();
            }
        };
    }

    private List<Cell> cells(Node node) {
        var cells = new ArrayList<Cell>();
        for (var one : Keys.list(node, "cells")) {
            cells.add(cell(one));
        }
        if (cells.isEmpty()) {
            throw new MappingRefused(node.place(), "a list of one cell or more");
        }
        return cells;
    }

    private static String named(String column, Place place) {
        if (column.isBlank()) {
            throw new MappingRefused(place, "a column has a name");
        }
        return column.strip();
    }

    private Cell.@Nullable LookupStep lookup(Keys keys) {
        var text = keys.text("lookup");
        if (text == null) {
            return null;
        }
        for (var name : lookups.keySet()) {
            if (text.startsWith(name + ".") && text.length() > name.length() + 1) {
                return new Cell.LookupStep(name, text.substring(name.length() + 1));
            }
        }
        throw new MappingRefused(
                keys.place("lookup"),
                "\"%s\" is no table.column of the lookups there are: %s"
                        .formatted(text, lookups.isEmpty() ? "none" : Words.list(lookups.keySet())));
    }

    private static @Nullable String split(Keys keys, boolean linked) {
        var text = keys.text("split");
        if (keys.has("split") && !linked) {
            throw new MappingRefused(keys.place("split"), "makes several keys of a link, nothing else");
        }
        if (text != null && text.isEmpty()) {
            throw new MappingRefused(keys.place("split"), "the text between two keys, for example \";\"");
        }
        return text;
    }

    private static @Nullable Values values(Keys keys) {
        var node = keys.get("values");
        if (node == null) {
            return null;
        }
        var written = new LinkedHashMap<String, @Nullable String>();
        var values = Keys.of(node, "values");
        for (var name : values.names()) {
            var value = values.need(name, "");
            written.put(name, value instanceof Node.Null ? null : Keys.scalar(value));
        }
        return Values.of(written);
    }

    private static List<BigDecimal> bands(Keys keys) {
        var node = keys.get("bands");
        if (node == null) {
            return List.of();
        }
        var bands = new ArrayList<BigDecimal>();
        for (var bound : Keys.list(node, "lower bounds")) {
            var number = Keys.decimal(bound);
            if (!bands.isEmpty() && number.compareTo(bands.get(bands.size() - 1)) <= 0) {
                throw new MappingRefused(bound.place(), "each bound is above the one before it");
            }
            bands.add(number);
        }
        if (bands.isEmpty()) {
            throw new MappingRefused(node.place(), "one lower bound or more");
        }
        return bands;
    }

    /** Patterns of dates: a list, a text, or null and {@code "auto"} for none. */
    static @Nullable List<String> dates(@Nullable Node node) {
        if (node == null
                || node instanceof Node.Null
                || (node instanceof Node.Text text && text.value().equals("auto"))) {
            return null;
        }
        var patterns = node instanceof Node.Text text ? List.of(text.value()) : Keys.texts(node, "date patterns");
        for (var pattern : patterns) {
            var fault = DatePattern.fault(pattern);
            if (fault != null) {
                throw new MappingRefused(node.place(), "\"%s\" is no date pattern: %s".formatted(pattern, fault));
            }
        }
        if (patterns.isEmpty()) {
            throw new MappingRefused(node.place(), "one pattern or more");
        }
        return List.copyOf(patterns);
    }
}
