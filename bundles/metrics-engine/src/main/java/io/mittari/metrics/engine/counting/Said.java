package io.mittari.metrics.engine.counting;

import io.mittari.metrics.api.Sentence;
import java.util.Locale;

/**
 * All that is ever said of a number: why there is none, and what must be known beside one. Renderers have each sentence
 * in their languages by its {@link #key}.
 */
public enum Said {
    BEGINS_LATER("source {} does not cover it: its facts begin on {}"),
    BLOCKS_MISSING("a part of what was stored cannot be read, and is missing in every figure"),
    BOOKED("booked"),
    COHORT_RUNNING("a cohort of a running period has no trend"),
    COUNTED_TWICE("{} on {} stands both in a total and in single facts and would count twice: take one of them back"),
    CURRENCIES_DIFFER("{} is not compared with {}"),
    DELIVERED_EARLIER("source {} does not cover it: its last delivery was on {}"),
    FACTS_MISSING("{} facts that were stored cannot be read, and are missing in every figure"),
    LOST_VALUE_UNKNOWN("value of lost opportunities unknown"),
    MEDIAN_NOT_REACHED("median not reached: {} of {} are still open"),
    NO_ATTRIBUTE("nothing had the attribute {}"),
    NO_ENDS("a period without both ends has none before it"),
    NO_FUNNEL("there was no funnel {}"),
    NO_INVOICES("revenue is what was invoiced, and no source gives invoices"),
    NO_SOURCE("no source gives it"),
    NO_STAGE("no source gives a stage of this funnel"),
    NO_SUCH_STAGE("the funnel has no stage {}"),
    NO_VALUE("no deal won has a value"),
    NO_WORKING_DAY("no working day of it has passed"),
    NOBODY_ENTERED("nobody entered {}"),
    NONE_CLOSED("nothing was closed"),
    NONE_CREATED("no opportunity was created"),
    NONE_CREATED_DATED("no opportunity with a dated start was created"),
    NONE_DECIDED("nothing was won or lost"),
    NONE_DECIDED_DATED("nothing that was won or lost has a dated start"),
    NONE_DECIDED_VALUED("nothing with a value was won or lost"),
    NONE_WON("nothing was won"),
    NONE_WON_DATED("nothing that was won has a dated start"),
    NOT_SETTLED("not settled: the outcome of {} % is known"),
    NOT_WHOLE("{} to {} is not covered whole"),
    ONE_NOT_WHOLE("one of the three is not covered whole"),
    ONLY_TOTALS("only totals"),
    OUT_OF_ORDER("{} of {} reached {} before {}"),
    PRESENT_OWNER("by the present owner: the source gives no history of owners"),
    RATE_MISSING("rate missing: {} on {}"),
    RATES_USED("rates used: {}"),
    RATES_USED_AND_MORE("rates used: {} and {} more"),
    REFUSED("it cannot be counted: {}"),
    RE_ENTRIES("{} later entries into {} by those who had entered it before are not counted"),
    SAID_TO_BEGIN("source {} does not cover it: it is said to begin on {}"),
    STILL_OPEN("{} of {} are still open"),
    WORKING_DAYS("{} working days, {} now"),
    YET_TO_COME("source {} does not cover it: it is yet to come");

    private final String english;
    private final int gaps;

    Said(String english) {
        this.english = english;
        this.gaps = english.split("\\{}", -1).length - 1;
    }

    /** {@code nobody-entered}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How many parts it has. */
    public int gaps() {
        return gaps;
    }

    /** @param parts one for each gap, in order */
    public Sentence of(Object... parts) {
        if (parts.length != gaps) {
            throw new IllegalArgumentException("%s has %d gaps, not %d".formatted(key(), gaps, parts.length));
        }
        return Sentence.of(key(), english, parts);
    }
}
