package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.FileUnfit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lines inside a table that are no rows of it: the header once more where files were put one behind the other, totals,
 * a sentence at the end. What was passed over is counted and told. One thread.
 */
final class PassedOver {

    private static final int TOLD = 3;

    /** In English, Finnish, Swedish, German, Dutch, Turkish, French, Spanish, Italian; without a colon. */
    private static final Set<String> TOTALS = Set.of(
            "total",
            "totals",
            "grand total",
            "subtotal",
            "sum",
            "yhteensä",
            "summa",
            "kaikki yhteensä",
            "välisumma",
            "totalt",
            "totalsumma",
            "delsumma",
            "gesamt",
            "gesamtsumme",
            "summe",
            "zwischensumme",
            "insgesamt",
            "totaal",
            "eindtotaal",
            "subtotaal",
            "toplam",
            "genel toplam",
            "ara toplam",
            "total général",
            "total general",
            "totale");

    private static final int LONGEST = 16;

    private final String file;
    private final List<String> header;
    private final boolean wanted;
    private final List<String> told = new ArrayList<>();
    private long count;
    private long unwrapped;

    /** @param wanted false: every line is a row */
    PassedOver(String file, List<String> header, boolean wanted) {
        this.file = file;
        this.header = List.copyOf(header);
        this.wanted = wanted;
    }

    /**
     * Whether the line is no row.
     *
     * @throws FileUnfit if it is a header in another order
     */
    boolean test(Row row) {
        if (!wanted || row.isBlank() || !row.fault().isEmpty()) {
            return false;
        }
        if (isHeader(row)) {
            return passed(row, "the header again");
        }
        if (isTotals(row)) {
            return passed(row, "totals");
        }
        return isSentence(row) && passed(row, "a line of text");
    }

    private boolean passed(Row row, String what) {
        count++;
        if (told.size() < TOLD) {
            told.add("line %d, %s ('%s')".formatted(row.line(), what, start(row.raw())));
        }
        return true;
    }

    private static String start(String raw) {
        return raw.length() > 40 ? raw.substring(0, 40) + "…" : raw;
    }

    private boolean isHeader(Row row) {
        if (header.size() < 2 || row.count() != header.size() || !row.same(0, header.get(0))) {
            if (header.size() >= 2 && row.count() == header.size() && isOtherOrder(row)) {
                throw new FileUnfit(
                        "%s:%d: another header stands here, with the columns in another order; cut the file in two before it"
                                .formatted(file, row.line()));
            }
            return false;
        }
        for (var i = 1; i < header.size(); i++) {
            if (!row.same(i, header.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** All names, but not in their places. Most rows are no header by their last cell. */
    private boolean isOtherOrder(Row row) {
        var last = row.count() - 1;
        var named = false;
        for (var i = 0; i < header.size() && !named; i++) {
            named = row.same(last, header.get(i));
        }
        if (!named || row.isEmpty(last)) {
            return false;
        }
        var names = new HashSet<>(row.texts());
        return names.size() == header.size() && names.equals(new HashSet<>(header));
    }

    /** One of the words first, and nothing but amounts behind it. */
    private static boolean isTotals(Row row) {
        var first = 0;
        while (first < row.count() && row.isEmpty(first)) {
            first++;
        }
        if (first >= row.count() - 1 || !mayBeWord(row, first)) {
            return false;
        }
        var word = row.exactly(first).strip().toLowerCase(Locale.ROOT);
        if (!TOTALS.contains(
                word.endsWith(":") ? word.substring(0, word.length() - 1).strip() : word)) {
            return false;
        }
        var amounts = 0;
        for (var i = first + 1; i < row.count(); i++) {
            var text = row.exactly(i).strip();
            if (!text.isEmpty()) {
                if (text.chars().noneMatch(Character::isDigit)) {
                    return false;
                }
                amounts++;
            }
        }
        return amounts > 0;
    }

    private static boolean mayBeWord(Row row, int cell) {
        var last = row.last(cell);
        return row.length(cell) <= LONGEST
                && Character.isLetter(row.first(cell))
                && (Character.isLetter(last) || last == ':' || last == ' ');
    }

    /** A line without a delimiter below a header of three columns or more, of several words. */
    private boolean isSentence(Row row) {
        return row.count() == 1
                && header.size() > 2
                && !row.isQuoted(0)
                && row.exactly(0).strip().indexOf(' ') > 0;
    }

    /** A row stood in quotes as a whole. */
    void unwrapped() {
        unwrapped++;
    }

    /** What a person should look at. */
    List<String> remarks() {
        var remarks = new ArrayList<String>();
        if (unwrapped > 0) {
            remarks.add("%s: %s in quotes as a whole, read without them"
                    .formatted(file, unwrapped == 1 ? "1 row stands" : "%,d rows stand".formatted(unwrapped)));
        }
        if (count > 0) {
            remarks.add("%s: %s passed over as no rows: %s%s; state \"passOver\": false in \"format\" if they are"
                    .formatted(
                            file,
                            count == 1 ? "1 line" : "%,d lines".formatted(count),
                            String.join("; ", told),
                            count > TOLD ? "; …" : ""));
        }
        return remarks;
    }
}
