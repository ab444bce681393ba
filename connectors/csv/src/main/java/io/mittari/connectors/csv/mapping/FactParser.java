package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Total;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** Reads the facts of an entry. */
final class FactParser {

    private static final List<String> OUTCOMES =
            Stream.of(Outcome.values()).map(Outcome::word).toList();
    private static final List<String> COSTS =
            Stream.of(Cost.Kind.values()).map(Cost.Kind::word).toList();
    private static final List<String> PERIODS =
            Stream.of(Total.Per.values()).map(Enum::name).map(Words::folded).toList();

    private final CellParser cells;

    FactParser(CellParser cells) {
        this.cells = cells;
    }

    List<FactRule> parse(Node node) {
        var facts = new ArrayList<FactRule>();
        for (var one : Keys.list(node, "facts")) {
            facts.add(fact(one));
        }
        return facts;
    }

    private FactRule fact(Node node) {
        var bare = Keys.of(node, "a fact");
        var kind = kind(bare);
        var known = new HashSet<>(kind.fields());
        known.addAll(List.of("fact", "when", "name", "required"));
        var keys = Keys.of(node, "the fact " + kind.word(), known);
        for (var needed : kind.needed()) {
            keys.need(needed, "the fact %s needs it".formatted(kind.word()));
        }
        var fields = new LinkedHashMap<String, Cell>();
        for (var field : kind.fields()) {
            var value = keys.get(field);
            if (value != null && !(value instanceof Node.Null) && !isKeys(kind, field)) {
                fields.put(field, field(kind, field, value));
            }
        }
        var undated = keys.get("at") instanceof Node.Null;
        if (undated && kind != FactKind.STAGE && kind != FactKind.LINK && kind != FactKind.RETRACTED) {
            throw new MappingRefused(keys.place("at"), "the fact %s needs a date".formatted(kind.word()));
        }
        for (var needed : kind.needed()) {
            if (!needed.equals("at") && !isKeys(kind, needed) && !fields.containsKey(needed)) {
                throw new MappingRefused(keys.place(needed), "null is no %s".formatted(needed));
            }
        }
        if (kind == FactKind.TOTAL
                && Stream.of("stage", "outcome", "kind")
                                .filter(fields::containsKey)
                                .count()
                        != 1) {
            throw new MappingRefused(node.place(), "a total has one of stage, outcome, kind");
        }
        return new FactRule(
                kind,
                fields,
                keys(kind, keys),
                undated,
                keys.flag("required", false),
                new WhenParser(cells).parse(keys.get("when")),
                keys.text("name"),
                node.place());
    }

    private FactKind kind(Keys keys) {
        var node = keys.need("fact", "the kind of fact: " + Words.list(FactKind.words()));
        var word = Keys.text(node);
        for (var kind : FactKind.values()) {
            if (kind.word().equals(word)) {
                if (!kind.isTaken()) {
                    throw new MappingRefused(
                            node.place(), "the fact %s is not taken by this version yet".formatted(word));
                }
                return kind;
            }
        }
        if (word.equals("described")) {
            throw new MappingRefused(node.place(), "a description is written as \"attributes\" of the entry");
        }
        throw new MappingRefused(
                node.place(),
                "unknown fact \"%s\"; the nearest known one is \"%s\" (known: %s)"
                        .formatted(word, Words.nearest(word, FactKind.words()), Words.list(FactKind.words())));
    }

    private static boolean isKeys(FactKind kind, String field) {
        return (kind == FactKind.LINK && field.equals("keys")) || (kind == FactKind.RETRACTED && field.equals("key"));
    }

    private List<KeyCell> keys(FactKind kind, Keys keys) {
        if (kind == FactKind.RETRACTED) {
            return new KeyParser(cells::cell).parse(keys.need("key", ""));
        }
        if (kind != FactKind.LINK) {
            return List.of();
        }
        var node = keys.need("keys", "");
        Keys.list(node, "two cells or more, or {\"kind\": cell},");
        var linked = new KeyParser(cells::linked).parse(node);
        if (linked.size() < 2 && linked.stream().allMatch(key -> key.cell().split() == null)) {
            throw new MappingRefused(node.place(), "a link joins two keys or more");
        }
        return linked;
    }

    private Cell field(FactKind kind, String field, Node node) {
        var cell = FactKind.CONSTANTS.contains(field) ? cells.constantOr(node) : cells.cell(node);
        switch (field) {
            case "stage" -> check(cell, FactParser::isStage, "a stage: 1 to 40 of a-z, 0-9 and -, a letter first");
            case "outcome" -> oneOf(cell, OUTCOMES);
            case "per" -> {
                if (!cell.isConstant()) {
                    throw new MappingRefused(node.place(), "\"per\" is one of " + Words.list(PERIODS));
                }
                oneOf(cell, PERIODS);
            }
            case "kind" -> {
                if (kind == FactKind.COST) {
                    oneOf(cell, COSTS);
                }
            }
            default -> {
                // Any text.
            }
        }
        return cell;
    }

    private static boolean isStage(String text) {
        try {
            return !new Stage(Words.folded(text)).name().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void oneOf(Cell cell, Collection<String> words) {
        check(cell, text -> words.contains(Words.folded(text)), "one of " + Words.list(words));
    }

    /** Checks what is known already: a constant, and what {@code values} make of texts. */
    private static void check(Cell cell, java.util.function.Predicate<String> fits, String what) {
        var values = cell.values();
        Stream<String> results = values != null
                ? values.results().stream()
                : cell.isConstant() ? Stream.of(cell.constantText()) : Stream.of();
        results.filter(text -> !text.isEmpty() || values == null)
                .filter(text -> !fits.test(text))
                .findFirst()
                .ifPresent(text -> {
                    throw new MappingRefused(cell.place(), "\"%s\" is not %s".formatted(text, what));
                });
    }
}
