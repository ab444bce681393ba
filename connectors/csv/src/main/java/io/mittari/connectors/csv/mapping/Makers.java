package io.mittari.connectors.csv.mapping;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.Retracted;
import io.mittari.metrics.api.fact.StageEntered;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makers of facts by their rules; one method each, so the file is longer than most. */
final class Makers {

    private Makers() {}

    static Maker of(FactRule rule, CellCompiler cells) {
        var maker = switch (rule.kind()) {
            case STAGE -> stage(rule, cells);
            case CLOSED -> closed(rule, cells);
            case OPEN -> open(rule, cells);
            case COST -> cost(rule, cells);
            case RATE -> rate(rule, cells);
            case TOTAL -> Totals.maker(rule, cells);
            case LINK -> link(rule, cells);
            case RETRACTED -> retracted(rule, cells);
            default -> throw new IllegalStateException("no maker of " + rule.kind());
        };
        if (rule.when() == null) {
            return maker;
        }
        var when = WhenCompiler.compile(rule.when(), cells);
        return (row, filled) -> {
            if (when.test(row)) {
                maker.make(row, filled);
            }
        };
    }

    private static Cell need(FactRule rule, String field) {
        var cell = rule.cell(field);
        if (cell == null) {
            throw new IllegalStateException("%s has no %s".formatted(rule.place(), field));
        }
        return cell;
    }

    private static String slot(FactRule rule, String otherwise) {
        var name = rule.name();
        return name == null ? otherwise : name;
    }

    static Named<Stage> stages(Cell cell, CellCompiler cells) {
        return new Named<>(cell, Stage::new, "stage: 1 to 40 of a-z, 0-9 and -, a letter first", cells);
    }

    static Named<Outcome> outcomes(Cell cell, CellCompiler cells) {
        return new Named<>(
                cell,
                word -> Outcome.valueOf(word.toUpperCase(Locale.ROOT)),
                "outcome: won, lost or none; list it in \"values\"",
                cells);
    }

    private static Maker stage(FactRule rule, CellCompiler cells) {
        var cell = need(rule, "stage");
        var stages = stages(cell, cells);
        var moments = Moments.of(rule.cell("at"), rule.required(), cells);
        var contexts = new Contexts(rule, cells);
        var event = cells.entry().event();
        if (cell.isConstant()) {
            var slot = slot(rule, "stage/" + Words.folded(cell.constantText()));
            return (row, filled) -> {
                var at = moments.read(row);
                var stage = stages.read(row);
                if (stage != null && (at != null || rule.undated())) {
                    filled.add(slot, event, new StageEntered(stage, at, contexts.of(row)));
                }
            };
        }
        return (row, filled) -> {
            var stage = stages.read(row);
            if (stage == null) {
                return;
            }
            var at = moments.read(row);
            if (at != null || rule.undated()) {
                filled.add(
                        slot(rule, "stage/" + stage.name() + "/" + (at == null ? "undated" : at)),
                        true,
                        new StageEntered(stage, at, contexts.of(row)));
            }
        };
    }

    private static Maker closed(FactRule rule, CellCompiler cells) {
        var outcomes = outcomes(need(rule, "outcome"), cells);
        var moments = Moments.of(need(rule, "at"), rule.required(), cells);
        var values = Amounts.of(rule.cell("value"), rule, cells);
        var reason = cells.optional(rule.cell("reason"));
        var contexts = new Contexts(rule, cells);
        var slot = slot(rule, "closed");
        var event = cells.entry().event();
        return (row, filled) -> {
            var outcome = outcomes.read(row);
            if (outcome == null) {
                return;
            }
            var at = moments.read(row);
            if (at != null) {
                filled.add(
                        slot,
                        event,
                        new Closed(outcome, at, values.money(row), textOrNull(reason, row), contexts.of(row)));
            }
        };
    }

    private static @Nullable String textOrNull(@Nullable Text text, Cells row) {
        var value = text == null ? "" : text.of(row);
        return value.isEmpty() ? null : value;
    }

    private static Maker open(FactRule rule, CellCompiler cells) {
        var at = rule.cell("at");
        var seen = new Cell(new Cell.Source.Seen(), null, null, java.util.List.of(), null, null, rule.place());
        var moments = Moments.of(at == null ? seen : at, rule.required(), cells);
        var values = Amounts.of(rule.cell("value"), rule, cells);
        var expected = Moments.of(rule.cell("expected"), false, cells);
        var probability = Amounts.of(rule.cell("probability"), rule, cells);
        var stageCell = rule.cell("stage");
        var stages = stageCell == null ? null : stages(stageCell, cells);
        var contexts = new Contexts(rule, cells);
        var slot = slot(rule, "open");
        var event = cells.entry().event();
        return (row, filled) -> {
            var when = moments.read(row);
            if (when == null) {
                return;
            }
            var value = values.money(row);
            var day = expected.day(row);
            var share = probability.share(row);
            var stage = stages == null ? null : stages.read(row);
            filled.add(slot, event, new Open(when, value, day, share, stage, contexts.of(row)));
        };
    }

    private static Maker cost(FactRule rule, CellCompiler cells) {
        var values = Amounts.of(need(rule, "value"), rule, cells);
        var moments = Moments.of(need(rule, "at"), rule.required(), cells);
        var until = Moments.of(rule.cell("until"), false, cells);
        var kindCell = rule.cell("kind");
        var kinds = new Named<>(
                kindCell == null ? Cell.constant("marketing", rule.place()) : kindCell,
                word -> Cost.Kind.valueOf(word.toUpperCase(Locale.ROOT)),
                "kind of cost: marketing, sales, tools, pay, partner or direct; list it in \"values\"",
                cells);
        var contexts = new Contexts(rule, cells);
        var event = cells.entry().event();
        return (row, filled) -> {
            var kind = kinds.read(row);
            var value = kind == null ? null : values.money(row);
            var at = value == null ? null : moments.read(row);
            if (kind != null && value != null && at != null) {
                filled.add(
                        slot(rule, "cost/" + kind.word()),
                        event,
                        new Cost(value, at, until.day(row), kind, contexts.of(row)));
            }
        };
    }

    private static Maker rate(FactRule rule, CellCompiler cells) {
        var currencies = new Named<>(
                need(rule, "currency"),
                code -> Currency.getInstance(code.toUpperCase(Locale.ROOT)),
                "currency code; for example EUR",
                cells);
        var values = Amounts.of(need(rule, "value"), rule, cells);
        var moments = Moments.of(need(rule, "at"), rule.required(), cells);
        var event = cells.entry().event();
        return (row, filled) -> {
            var currency = currencies.read(row);
            var value = currency == null ? null : values.decimal(row);
            var day = value == null ? null : moments.day(row);
            if (currency == null || value == null || day == null) {
                return;
            }
            if (value.signum() <= 0) {
                cells.trouble().reject("a rate of %s; a rate is above 0".formatted(value.toPlainString()));
                return;
            }
            filled.add(slot(rule, "rate/" + currency.getCurrencyCode()), event, new Rate(currency, day, value));
        };
    }

    private static Maker link(FactRule rule, CellCompiler cells) {
        var keys = new KeyReader(rule.keys(), cells);
        var moments = Moments.of(rule.cell("at"), rule.required(), cells);
        var slot = slot(rule, "link");
        var event = cells.entry().event();
        return (row, filled) -> {
            var linked = keys.read(row);
            if (linked.size() > 1) {
                filled.add(slot, event, new Link(linked, moments.read(row)));
            }
        };
    }

    private static Maker retracted(FactRule rule, CellCompiler cells) {
        var keys = new KeyReader(rule.keys(), cells);
        var slots = cells.optional(rule.cell("slot"));
        var moments = Moments.of(rule.cell("at"), rule.required(), cells);
        var event = cells.entry().event();
        return (row, filled) -> {
            var taken = keys.read(row);
            if (!taken.isEmpty()) {
                var of = textOrNull(slots, row);
                filled.add(
                        slot(rule, of == null ? "retracted" : "retracted/" + of),
                        event,
                        new Retracted(KeyReader.record(taken.get(0)), of, moments.read(row)));
            }
        };
    }
}
