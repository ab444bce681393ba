package io.mittari.metrics.engine;

import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * The counting rules worked out with pencil and paper: plain loops over cards, nothing shared with the formulas that
 * are checked against it.
 *
 * @param by empty, {@code month}, {@code quarter} or {@code channel}
 */
@NullUnmarked // what it looks up it has put there lines before; a mistake would fail the test
record Reckoning(List<Sale> sales, int today, boolean passed, Period period, String by) {

    private static final int LAST = 3;

    Reckoning {
        sales = sales.stream()
                .map(sale -> sale.until(today))
                .filter(sale -> !sale.empty())
                .toList();
    }

    /** What is expected of one cell; what is null is not looked at, but for the value: then there is no data. */
    record Expected(
            @Nullable Double value,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable Long skipped,
            @Nullable Long outOfOrder,
            @Nullable Double settled,
            @Nullable Long withoutValue) {

        static Expected of(@Nullable Double value) {
            return new Expected(value, null, null, null, null, null, null);
        }

        static Expected share(long numerator, long denominator) {
            return new Expected(
                    denominator == 0 ? null : 100.0 * numerator / denominator,
                    numerator,
                    denominator,
                    null,
                    null,
                    null,
                    null);
        }

        Expected leftOut(long count) {
            return new Expected(value, numerator, denominator, skipped, outOfOrder, settled, count);
        }
    }

    Map<String, Expected> stageCount(int stage) {
        return each(entrants(stage), group -> {
            long skipped = group.stream()
                    .filter(sale -> sale.skipped(stage, LAST, dated()))
                    .count();
            return new Expected((double) group.size(), null, null, skipped, null, null, null);
        });
    }

    Map<String, Expected> periodConversion(int to) {
        var before = entrants(to - 1);
        var after = entrants(to);
        var found = new TreeMap<String, Expected>();
        before.forEach((key, group) -> {
            var converted = after.getOrDefault(key, List.of());
            found.put(key, Expected.share(converted.size(), group.size()));
        });
        return found;
    }

    Map<String, Expected> cohortConversion(int to, @Nullable Integer horizon) {
        // within so many days of a day that nobody knows: such ones cannot be judged
        var who = entrants(to - 1);
        who.values()
                .forEach(group ->
                        group.removeIf(sale -> horizon != null && sale.entered(to - 1, LAST, passed) == null));
        who.values().removeIf(List::isEmpty);
        return each(who, group -> {
            long converted = 0;
            long outOfOrder = 0;
            long settled = 0;
            for (var sale : group) {
                var from = sale.entered(to - 1, LAST, passed);
                var then = sale.entered(to, LAST, passed);
                boolean did = dated() ? then != null : sale.everEntered(to, LAST, passed);
                if (horizon != null) {
                    did = from != null && then != null && Math.max(0, then - from) <= horizon;
                }
                if (did) {
                    converted++;
                }
                if (did && from != null && then != null && then < from) {
                    outOfOrder++;
                }
                boolean ended = horizon != null && from != null && from + horizon <= today;
                if (did || sale.close(LAST) != null || ended) {
                    settled++;
                }
            }
            return new Expected(
                    100.0 * converted / group.size(),
                    converted,
                    (long) group.size(),
                    null,
                    outOfOrder,
                    100.0 * settled / group.size(),
                    null);
        });
    }

    /** Only without dimension of time. */
    Map<String, Expected> openNow(int stage) {
        var groups = new TreeMap<String, List<Sale>>();
        for (var sale : sales) {
            if (sale.close(LAST) == null && sale.furthest() == stage) {
                put(groups, null, sale);
            }
        }
        return each(groups, group -> Expected.of((double) group.size()));
    }

    Map<String, Expected> closes(Outcome outcome) {
        return each(closed(), group -> Expected.of((double) count(group, outcome)));
    }

    Map<String, Expected> winRate(boolean broad) {
        return each(closed(), group -> {
            long won = count(group, Outcome.WON);
            long none = broad ? count(group, Outcome.NONE) : 0;
            return Expected.share(won, won + count(group, Outcome.LOST) + none);
        });
    }

    /** Metric 6: won of all that were created; those without decision only in the broad one. */
    Map<String, Expected> winRateOfCreated(boolean broad) {
        return each(entrants(0), group -> {
            long won = count(group, Outcome.WON);
            long none = count(group, Outcome.NONE);
            return Expected.share(won, group.size() - (broad ? 0 : none));
        });
    }

    Map<String, Expected> revenue(Exchange exchange) {
        return each(wins(false), group -> {
            var amounts = amounts(group, exchange);
            return Expected.of(amounts == null ? null : sum(amounts));
        });
    }

    Map<String, Expected> dealSizeMean(Exchange exchange) {
        return dealSize(exchange, amounts -> sum(amounts) / amounts.size());
    }

    Map<String, Expected> dealSizeMedian(Exchange exchange) {
        return dealSize(exchange, Reckoning::median);
    }

    Map<String, Expected> cycleWonMean() {
        return cycle(days -> sum(days) / days.size(), Outcome.WON);
    }

    Map<String, Expected> cycleWonMedian() {
        return cycle(Reckoning::median, Outcome.WON);
    }

    Map<String, Expected> cycleClosed() {
        return cycle(days -> sum(days) / days.size(), null);
    }

    /** C25: day after day, those who closed of those still under observation. */
    Map<String, Expected> kaplanMeierMedian() {
        return each(entrants(0), group -> {
            double curve = 1;
            for (int day = 0; day <= 400; day++) {
                long atRisk = 0;
                long events = 0;
                for (var sale : group) {
                    var start = sale.start();
                    if (start == null) {
                        continue;
                    }
                    var close = sale.close(LAST);
                    int seen = Math.max(0, (close == null ? today : close.day()) - start);
                    if (seen >= day) {
                        atRisk++;
                    }
                    if (close != null && seen == day) {
                        events++;
                    }
                }
                if (atRisk == 0) {
                    break;
                }
                curve *= 1 - (double) events / atRisk;
                if (curve <= 0.5 + 1e-12) {
                    return Expected.of((double) day);
                }
            }
            return Expected.of(null);
        });
    }

    /** Turns an amount into the tenant's currency on a day; null: there is no rate. */
    interface Exchange {
        @Nullable
        BigDecimal euros(BigDecimal amount, String currency, int day);
    }

    private Map<String, Expected> dealSize(Exchange exchange, Function<List<Double>, Double> of) {
        return each(wins(true), group -> {
            var amounts = amounts(group, exchange);
            long without = group.stream()
                    .filter(sale -> sale.close(LAST).amount() == null)
                    .count();
            return Expected.of(amounts == null || amounts.isEmpty() ? null : of.apply(amounts))
                    .leftOut(without);
        });
    }

    /** Null: a rate is missing. Where all closes are in one currency none is needed. */
    private @Nullable List<Double> amounts(List<Sale> group, Exchange exchange) {
        var amounts = new ArrayList<Double>();
        long currencies = sales.stream()
                .filter(sale -> sale.close(LAST) != null && sale.close(LAST).amount() != null)
                .map(sale -> sale.close(LAST).currency())
                .distinct()
                .count();
        for (var sale : group) {
            var close = sale.close(LAST);
            if (close.amount() == null) {
                continue;
            }
            var turned =
                    currencies == 1 ? close.amount() : exchange.euros(close.amount(), close.currency(), close.day());
            if (turned == null) {
                return null;
            }
            amounts.add(turned.doubleValue());
        }
        return amounts;
    }

    private Map<String, Expected> cycle(Function<List<Double>, Double> of, @Nullable Outcome only) {
        return each(closed(), group -> {
            var days = new ArrayList<Double>();
            for (var sale : group) {
                var close = sale.close(LAST);
                var start = sale.start();
                boolean asked = only == null ? close.outcome() != Outcome.NONE : close.outcome() == only;
                if (asked && start != null) {
                    days.add((double) Math.max(0, close.day() - start));
                }
            }
            return Expected.of(days.isEmpty() ? null : of.apply(days));
        });
    }

    /** By the value of the dimension, those that entered the stage in the period. */
    private TreeMap<String, List<Sale>> entrants(int stage) {
        var groups = new TreeMap<String, List<Sale>>();
        for (var sale : sales) {
            var day = sale.entered(stage, LAST, passed);
            if (day == null && dated()) {
                continue;
            }
            if (day == null ? sale.everEntered(stage, LAST, passed) : in(day)) {
                put(groups, day, sale);
            }
        }
        return groups;
    }

    private TreeMap<String, List<Sale>> closed() {
        var groups = new TreeMap<String, List<Sale>>();
        for (var sale : sales) {
            var close = sale.close(LAST);
            if (close != null && in(close.day())) {
                put(groups, close.day(), sale);
            }
        }
        return groups;
    }

    private TreeMap<String, List<Sale>> wins(boolean any) {
        var groups = new TreeMap<String, List<Sale>>();
        closed().forEach((key, group) -> {
            var won = group.stream()
                    .filter(sale -> sale.close(LAST).outcome() == Outcome.WON)
                    .toList();
            if (any
                    ? !won.isEmpty()
                    : won.stream().anyMatch(sale -> sale.close(LAST).amount() != null)) {
                groups.put(key, won);
            }
        });
        return groups;
    }

    private static long count(List<Sale> group, Outcome outcome) {
        return group.stream()
                .filter(sale -> sale.close(LAST) != null && sale.close(LAST).outcome() == outcome)
                .count();
    }

    /** Where days are asked for, what has none does not count (C5). */
    private boolean dated() {
        return !period.isAll() || by.equals("month") || by.equals("quarter");
    }

    private boolean in(int day) {
        return period.contains(LocalDate.ofEpochDay(day));
    }

    private void put(TreeMap<String, List<Sale>> groups, @Nullable Integer day, Sale sale) {
        var date = day == null ? null : LocalDate.ofEpochDay(day);
        var key = switch (by) {
            case "month" -> date.toString().substring(0, 7);
            case "quarter" -> date.getYear() + "-Q" + (date.getMonthValue() + 2) / 3;
            case "channel" -> sale.channel == null ? "(blank)" : sale.channel;
            default -> "";
        };
        groups.computeIfAbsent(key, same -> new ArrayList<>()).add(sale);
    }

    private static Map<String, Expected> each(Map<String, List<Sale>> groups, Function<List<Sale>, Expected> cell) {
        var found = new TreeMap<String, Expected>();
        groups.forEach((key, group) -> found.put(key, cell.apply(group)));
        return found;
    }

    private static double sum(List<Double> numbers) {
        var sum = BigDecimal.ZERO;
        for (var number : numbers) {
            sum = sum.add(BigDecimal.valueOf(number));
        }
        return sum.doubleValue();
    }

    private static double median(List<Double> numbers) {
        var sorted = numbers.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    /** Half-even to cents (C24). */
    static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }
}
