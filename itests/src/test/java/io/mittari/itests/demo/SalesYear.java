package io.mittari.itests.demo;

import io.mittari.metrics.api.Outcome;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Twelve months of sales in a {@link Market}, seen on the day of the export: what comes later is not there yet. The same
 * market always gives the same sales, on every machine and JDK.
 */
final class SalesYear {

    static final YearMonth FIRST = YearMonth.of(2025, 11);
    static final YearMonth LAST = YearMonth.of(2026, 10);
    static final LocalDate EXPORTED = LocalDate.of(2026, 11, 2);

    private final Market market;
    private final Random random;

    private SalesYear(Market market) {
        this.market = market;
        this.random = new Random(market.seed());
    }

    static List<Sale> of(Market market) {
        return new SalesYear(market).sales();
    }

    private List<Sale> sales() {
        var sales = new ArrayList<Sale>();
        for (var month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            var leads = Math.round(market.leads() * market.season().get(month.getMonthValue() - 1) * between(0.9, 1.1));
            var days = new int[(int) leads];
            for (int i = 0; i < days.length; i++) {
                days[i] = 1 + random.nextInt(month.lengthOfMonth());
            }
            Arrays.sort(days);
            for (var day : days) {
                sales.add(sale(1001 + sales.size(), workingDay(month.atDay(day))));
            }
        }
        return sales;
    }

    private Sale sale(int number, LocalDate lead) {
        var channel = channel();
        var meets = chance(market.toMeeting() * channel.quality());
        var offers = chance(market.toOffer());
        var wins = chance(market.toDeal() * channel.quality());
        var decides = chance(0.88);
        var meeting = known(meets, after(lead, market.daysToMeeting()));
        var offer = known(meeting != null && offers, meeting == null ? lead : after(meeting, market.daysToOffer()));
        var last = offer != null ? offer : meeting != null ? meeting : lead;
        var outcome = offer != null && wins ? Outcome.WON : decides ? Outcome.LOST : Outcome.NONE;
        var closes = offer != null || chance(0.8);
        var closed =
                waitsForMore(meets, meeting, offers, offer) ? null : known(closes, after(last, market.daysToClose()));
        var value = Math.round(market.value() * StrictMath.exp(0.7 * random.nextGaussian()) / 10) * 10;
        return new Sale(
                number,
                pick(market.companies()),
                pick(market.sellers()),
                channel.name(),
                pick(market.segments()),
                pick(market.products()),
                lead,
                meeting,
                offer,
                closed == null ? null : outcome,
                closed,
                offer == null ? 0 : value,
                closed == null || outcome == Outcome.WON ? "" : pick(market.reasons()));
    }

    /** A step that is agreed on but lies after the export: nothing is decided yet. */
    private static boolean waitsForMore(
            boolean meets, @Nullable LocalDate meeting, boolean offers, @Nullable LocalDate offer) {
        return (meets && meeting == null) || (meeting != null && offers && offer == null);
    }

    private static @Nullable LocalDate known(boolean happens, LocalDate day) {
        return happens && day.isBefore(EXPORTED) ? day : null;
    }

    private LocalDate after(LocalDate day, int median) {
        return workingDay(day.plusDays(Math.max(1, Math.round(median * StrictMath.exp(0.5 * random.nextGaussian())))));
    }

    private static LocalDate workingDay(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SATURDAY -> day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
            case SUNDAY -> day.plusDays(1);
            default -> day;
        };
    }

    private Market.Channel channel() {
        var left = random.nextDouble();
        for (var channel : market.channels()) {
            left -= channel.share();
            if (left < 0) {
                return channel;
            }
        }
        return market.channels().get(0);
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
