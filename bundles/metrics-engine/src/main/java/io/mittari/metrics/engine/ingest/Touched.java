package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.api.At;
import io.mittari.metrics.api.fact.Closed;
import io.mittari.metrics.api.fact.Cost;
import io.mittari.metrics.api.fact.Open;
import io.mittari.metrics.api.fact.Rate;
import io.mittari.metrics.api.fact.StageEntered;
import io.mittari.metrics.api.fact.Total;
import io.mittari.metrics.engine.journal.FactRow;
import io.mittari.metrics.engine.journal.Kind;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The months whose facts were added, changed or taken back; of facts without a day there is none. */
final class Touched {

    private final ZoneId zone;
    private final SortedSet<YearMonth> months = new TreeSet<>();

    Touched(ZoneId zone) {
        this.zone = zone;
    }

    void add(FactRow row) {
        var day = row.kind() == Kind.LINK || row.kind() == Kind.FROM ? null : day(row);
        if (day != null) {
            months.add(YearMonth.from(day));
        }
    }

    private @Nullable LocalDate day(FactRow row) {
        var fact = row.fact();
        if (fact instanceof StageEntered entered) {
            return day(entered.at());
        } else if (fact instanceof Closed closed) {
            return day(closed.at());
        } else if (fact instanceof Open open) {
            return day(open.at());
        } else if (fact instanceof Cost cost) {
            return day(cost.at());
        } else if (fact instanceof Total total) {
            return total.at();
        } else if (fact instanceof Rate rate) {
            return rate.at();
        }
        return null;
    }

    private @Nullable LocalDate day(@Nullable At at) {
        return at == null ? null : at.day(zone);
    }

    SortedSet<YearMonth> months() {
        return months;
    }
}
