package io.mittari.connectors.csv.file;

import io.mittari.connectors.csv.mapping.Format;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries delimiters, quotes and line ends on a sample and takes what makes the best table of it. */
final class Trials {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private final String sample;
    private final boolean whole;
    private final Format format;
    private final @Nullable Character separator;

    /** @param separator the one that Excel's first line names; null: none */
    Trials(String sample, boolean whole, Format format, @Nullable Character separator) {
        this.sample = sample;
        this.whole = whole;
        this.format = format;
        this.separator = separator;
    }

    Trial best() {
        var stated = format.quote();
        var best = best(stated == null ? '"' : stated);
        if (stated == null && sample.indexOf('\'') >= 0) {
            var single = best('\'');
            var better = best.hasQuoted() ? single.score() > best.score() : single.score() >= best.score();
            if (single.isQuoted() && better) {
                return single;
            }
        }
        return best;
    }

    private Trial best(char quote) {
        Trial best = null;
        for (var delimiter : delimiters()) {
            for (var lineEnd : lineEnds()) {
                var trial = Trial.of(sample, whole, delimiter, quote, lineEnd);
                best = best == null || trial.score() > best.score() ? trial : best;
            }
        }
        if (best == null) {
            throw new IllegalStateException("nothing to try");
        }
        return best;
    }

    private List<Character> delimiters() {
        var stated = format.delimiter() == null ? separator : format.delimiter();
        if (stated != null) {
            return List.of(stated);
        }
        var all = new ArrayList<Character>();
        for (var delimiter : DELIMITERS) {
            if (all.isEmpty() || sample.indexOf(delimiter) >= 0) {
                all.add(delimiter);
            }
        }
        return all;
    }

    /** A carriage return by itself ends lines where no others do, or where more of a table comes of it. */
    private List<Character> lineEnds() {
        var stated = format.lineEnd();
        if (stated != null) {
            return List.of(stated);
        }
        var alone = false;
        for (var i = sample.indexOf('\r'); i >= 0 && !alone; i = sample.indexOf('\r', i + 1)) {
            alone = i + 1 < sample.length() && sample.charAt(i + 1) != '\n';
        }
        if (!alone) {
            return List.of('\n');
        }
        return sample.indexOf('\n') < 0 ? List.of('\r') : List.of('\n', '\r');
    }
}
