package io.mittari.itests.grammar;

import static io.mittari.itests.grammar.Acme.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.Basis;
import io.mittari.metrics.api.Measurement;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.Period;
import io.mittari.metrics.api.query.Question;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Counts of whole periods and estimates (C19), and currencies (C24). */
class TotalsAndRatesTest extends OnFiles {

    private static final String TOTALS = """
        { "files": [
          { "file": "months*", "name": "month", "rows": "event", "id": "Month", "facts": [
            { "fact": "total", "stage": "lead", "count": "Leads", "at": "Month", "per": "month" },
            { "fact": "total", "stage": "meeting", "count": "Meetings", "at": "Month", "per": "month",
              "estimate": { "column": "Guess", "values": { "x": "yes", "*": "no" } } },
            { "fact": "total", "outcome": "won", "count": "Won", "at": "Month", "per": "month", "value": "Sum" } ] },
          { "file": "leads*", "name": "lead", "key": "ID", "facts": [ { "fact": "stage", "stage": "lead", "at": "Day" } ] },
          { "file": "weeks*", "name": "week", "rows": "event", "id": "Week", "facts": [
            { "fact": "total", "stage": "offer", "count": "Offers", "at": "Week", "per": "week" } ] } ] }
        """;

    private static final String MONTHS = """
        Month,Leads,Meetings,Guess,Won,Sum
        2026-01,100,25,,4,"4 000,50"
        2026-02,120,30,x,,
        """;

    @Test
    void totalsGiveCountsPeriodConversionsAndRevenue() throws Exception {
        assertThat(told(acme.file("months.csv", MONTHS).imports(TOTALS))).isEqualTo("read 2, stored 5");

        assertThat(acme.funnel("2026-01")).isEqualTo("lead 100, meeting 25, deal 4; won 4, lost 0, none 0, open 0");
        assertThat(acme.figure("revenue", "2026-01")).isEqualTo("4000.50");
        var meetings = Question.of("conversion", Period.parse("2026-01")).where(Map.of("stage", "meeting"));
        assertThat(Acme.told(acme.cell(meetings.on(Basis.PERIOD)))).isEqualTo("25.0000");
        assertThat(Acme.told(acme.cell(meetings.on(Basis.COHORT)))).isEqualTo("no data: only totals");
        assertThat(acme.figure("cycle-won-mean", "2026-01")).isEqualTo("no data: only totals");
    }

    @Test
    void whatIsMadeOfEstimatesSaysSo() throws Exception {
        acme.file("months.csv", MONTHS).imports(TOTALS);

        assertThat(meetings("2026-01").notes().estimated()).isFalse();
        assertThat(meetings("2026-02").notes().estimated()).isTrue();
        assertThat(meetings("2026-Q1").notes().estimated()).isTrue();
    }

    private Measurement meetings(String period) throws Exception {
        return acme.cell(Question.of("stage-count", Period.parse(period)).where(Map.of("stage", "meeting")));
    }

    @Test
    void totalsAndSingleFactsOfOneStageInOneMonthAreRefusedAsCountedTwice() throws Exception {
        acme.file("months.csv", MONTHS).imports(TOTALS);
        acme.file("leads.csv", "ID,Day\n1,2026-02-14\n2,2026-03-02\n").imports(TOTALS);

        assertThatThrownBy(() -> acme.figure("stage-count", "2026-02"))
                .isInstanceOf(BadRequest.class)
                .hasMessage("lead on 2026-02-14 stands both in a total and in single facts and would count twice:"
                        + " take one of them back");
        var lead = Map.of("stage", "lead");
        assertThat(Acme.told(acme.cell(
                        Question.of("stage-count", Period.parse("2026-01")).where(lead))))
                .isEqualTo("100");
        assertThat(Acme.told(acme.cell(
                        Question.of("stage-count", Period.parse("2026-03")).where(lead))))
                .isEqualTo("1");
    }

    @Test
    void aTotalThatIsCorrectedIsTheNewOneAndOneWhoseAmountIsEmptyIsAbsent() throws Exception {
        acme.file("months.csv", MONTHS).imports(TOTALS);

        var receipt = acme.file("months.csv", MONTHS.replace("2026-01,100", "2026-01,101"))
                .imports(TOTALS);

        assertThat(told(receipt)).isEqualTo("read 2, known 4, corrected 1");
        assertThat(acme.funnel("2026-01")).startsWith("lead 101,");
    }

    @Test
    void aWeekBelongsToThePeriodThatHoldsItWhole() throws Exception {
        acme.file("weeks.csv", "Week,Offers\n2026-01-06,5\n2026-01-12,3\n").imports(TOTALS);

        assertThat(acme.figure("stage-count", "2026-01")).isEqualTo("8");
    }

    @Test
    void dimensionsOfTotalsAreNoData() throws Exception {
        acme.file("months.csv", MONTHS).imports(TOTALS);
        acme.file("leads.csv", "ID,Day\n1,2026-03-14\n")
                .imports(TOTALS.replace(
                        "\"facts\": [ { \"fact\": \"stage\", \"stage\": \"lead\", \"at\": \"Day\" } ]",
                        "\"attributes\": { \"channel\": \"ID\" }, \"facts\": [ { \"fact\": \"stage\","
                                + " \"stage\": \"lead\", \"at\": \"Day\" } ]"));

        assertThat(acme.by(
                        "channel",
                        Question.of("stage-count", Period.parse("2026-01")).where(Map.of("stage", "lead"))))
                .containsValue("no data: only totals");
    }

    @Test
    void aCountThatIsNoneRejectsItsRow() throws Exception {
        acme.file(
                        "months.csv",
                        "Month,Leads,Meetings,Guess,Won,Sum\n2026-01,many,25,,,\n2026-02,-3,2,,,\n2026-03,1.5,2,,,\n")
                .imports(TOTALS);

        assertThat(acme.rejected())
                .containsExactly(
                        "months.csv:2 'many' in column 'Leads' is no number",
                        "months.csv:3 '-3' in column 'Leads' is no count: a whole number, 0 or more",
                        "months.csv:4 '1.5' in column 'Leads' is no count: a whole number, 0 or more");
    }

    @Test
    void aRateOfTheSourceTurnsAmountsFromItsDayOn() throws Exception {
        var mapping = """
            { "files": [
              { "file": "deals*", "name": "deal", "key": "ID", "currency": { "column": "Currency" },
                "facts": [ { "fact": "closed", "outcome": "won", "at": "Won", "value": "Sum" } ] },
              { "file": "rates*", "name": "rate", "rows": "event", "id": ["Currency", "Day"], "facts": [
                { "fact": "rate", "currency": { "column": "Currency" }, "at": "Day", "value": "Rate" } ] } ] }
            """;
        acme.file("deals.csv", "ID,Won,Sum,Currency\n1,2026-01-05,10,USD\n2,2026-01-20,10,USD\n3,2026-01-20,1,\n")
                .imports(mapping);
        assertThat(acme.figure("revenue", "2026-01")).isEqualTo("no data: rate missing: USD on 2026-01-05");

        acme.file("rates.csv", "Currency,Day,Rate\nUSD,2026-01-01,0.9\nUSD,2026-01-10,0.8\n")
                .imports(mapping);

        assertThat(acme.figure("revenue", "2026-01")).isEqualTo("18.00");
    }
}
