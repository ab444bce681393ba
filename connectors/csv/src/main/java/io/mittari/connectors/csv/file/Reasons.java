package io.mittari.connectors.csv.file;

import io.mittari.connector.spi.MappingCheck.Reason;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Why rows are rejected, counted; reasons that only differ in the value they name are one. */
final class Reasons {

    /** Different reasons that are told; what comes after goes to the last. */
    private static final int MOST = 50;

    private static final int SHOWN = 300;
    private static final String OTHERS = "other reasons";
    private static final Pattern VALUE = Pattern.compile("^'.*?' (?=in |is )", Pattern.DOTALL);

    private final Map<String, Reason> byKind = new LinkedHashMap<>();
    private long rows;

    void add(String reason, long line, String raw) {
        rows++;
        var kind = VALUE.matcher(reason).replaceFirst("… ");
        var known = byKind.size() < MOST || byKind.containsKey(kind) ? kind : OTHERS;
        byKind.merge(
                known,
                new Reason(reason, 1, line, raw.length() > SHOWN ? raw.substring(0, SHOWN) + "…" : raw),
                (first, one) -> new Reason(first.reason(), first.rows() + 1, first.line(), first.raw()));
    }

    long rows() {
        return rows;
    }

    /** The most frequent first. */
    List<Reason> all() {
        return byKind.values().stream()
                .sorted(Comparator.comparingLong(Reason::rows).reversed())
                .toList();
    }
}
