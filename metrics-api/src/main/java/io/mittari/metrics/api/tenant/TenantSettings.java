package io.mittari.metrics.api.tenant;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.TenantId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's figures depend on. Journalled with the facts, so a figure of the past is made with the settings of
 * then. The tenant file's documentation explains every key.
 *
 * @param locale how the customer writes numbers and dates, and the language of reports
 * @param zone puts instants on days (C1)
 * @param currency sums are told in it
 * @param fiscalYearStart month, 1 to 12
 * @param funnels by name, in the file's order; always with {@code main}
 * @param opportunityStage from which stage on it is called an opportunity (C18)
 * @param horizon days, the upper bound of a cohort's horizon in reports (C11)
 * @param skippedPassed whether a later stage implies the earlier ones (C9)
 * @param closingDay of the next month, when a month counts as reported (C3)
 * @param cycleFrom the stage a sales cycle begins at; null: the first dated one (C25)
 * @param limits floor and upper per funnel and conversion, keyed {@code lead>meeting}
 * @param starts from when on connectors are said to bring all there was (C4); empty if that is said of none
 */
public record TenantSettings(
        TenantId id,
        String name,
        Locale locale,
        ZoneId zone,
        Currency currency,
        int fiscalYearStart,
        Set<String> tags,
        Map<String, Funnel> funnels,
        Stage opportunityStage,
        int horizon,
        boolean skippedPassed,
        Revenue revenue,
        List<Long> dealSizes,
        Set<LocalDate> holidays,
        int closingDay,
        @Nullable Stage cycleFrom,
        List<RateSetting> rates,
        Map<String, Map<String, Limit>> limits,
        List<SourceStart> starts) {

    /** The funnel every tenant has. */
    public static final String MAIN = "main";

    public TenantSettings {
        tags = Set.copyOf(tags);
        funnels = Collections.unmodifiableMap(new LinkedHashMap<>(funnels));
        dealSizes = List.copyOf(dealSizes);
        holidays = Set.copyOf(holidays);
        rates = List.copyOf(rates);
        limits = Map.copyOf(limits);
        starts = List.copyOf(starts);
    }

    /** Of a tenant that says of no connector since when it is whole. */
    public TenantSettings(
            TenantId id,
            String name,
            Locale locale,
            ZoneId zone,
            Currency currency,
            int fiscalYearStart,
            Set<String> tags,
            Map<String, Funnel> funnels,
            Stage opportunityStage,
            int horizon,
            boolean skippedPassed,
            Revenue revenue,
            List<Long> dealSizes,
            Set<LocalDate> holidays,
            int closingDay,
            @Nullable Stage cycleFrom,
            List<RateSetting> rates,
            Map<String, Map<String, Limit>> limits) {
        this(
                id,
                name,
                locale,
                zone,
                currency,
                fiscalYearStart,
                tags,
                funnels,
                opportunityStage,
                horizon,
                skippedPassed,
                revenue,
                dealSizes,
                holidays,
                closingDay,
                cycleFrom,
                rates,
                limits,
                List.of());
    }

    /** The day from which on a source is said to hold all there was; empty if nothing is said of it. */
    public Optional<LocalDate> startOf(String source) {
        boolean named = starts.stream().anyMatch(start -> source.equals(start.source()));
        return starts.stream()
                .filter(start -> named ? source.equals(start.source()) : start.source() == null)
                .map(SourceStart::since)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo);
    }

    /**
     * Since when a connector brings all there was.
     *
     * @param source the one its mapping is for; null: it has no mapping and takes any source that no other names
     * @param since null: not said
     */
    public record SourceStart(
            @Nullable String source, @Nullable LocalDate since) {}

    /** What is called revenue (C21). */
    public enum Revenue {
        /** The value of wins at their close date. */
        BOOKED,
        /** What was invoiced, at its date. */
        INVOICED
    }

    /**
     * Stages in their order.
     *
     * @param stages two or more, each once
     */
    public record Funnel(String name, List<Stage> stages) {

        public Funnel {
            stages = List.copyOf(stages);
            if (stages.size() < 2 || Set.copyOf(stages).size() != stages.size()) {
                throw new IllegalArgumentException(
                        "funnel '%s' needs two stages or more, each once: %s".formatted(name, stages));
            }
        }

        public Stage last() {
            return stages.get(stages.size() - 1);
        }
    }

    /**
     * The range a conversion should stay in, in percent.
     *
     * @param floor below it: a leak (C46)
     * @param upper above it for months: the advice is more leads; null: none
     */
    public record Limit(double floor, @Nullable Double upper) {}

    /** A rate of exchange from a day on, into the tenant's currency (C24). */
    public record RateSetting(Currency from, LocalDate on, BigDecimal rate) {}
}
