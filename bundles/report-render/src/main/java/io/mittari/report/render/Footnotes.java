package io.mittari.report.render;

import io.mittari.metrics.api.Measurement;
import java.util.ArrayList;
import java.util.List;

/** What has to be said of numbers beneath their table: why there is none, that it is partial or estimated. */
final class Footnotes {

    private final Words words;
    private final List<String> texts = new ArrayList<>();

    Footnotes(Words words) {
        this.words = words;
    }

    /** The marks of one number, from 1; the same text has the same mark. */
    List<Integer> of(Measurement cell) {
        return said(cell, words).stream().map(this::mark).toList();
    }

    /** In the order of their marks. */
    List<String> texts() {
        return List.copyOf(texts);
    }

    /** The sentences themselves. */
    static List<String> said(Measurement cell, Words words) {
        var said = new ArrayList<String>();
        if (cell.why() != null) {
            said.add(words.of("no-data") + ": " + words.of(cell.why()));
        }
        if (cell.notes().partial()) {
            said.add(words.of("partial"));
        }
        if (cell.notes().estimated()) {
            said.add(words.of("estimated"));
        }
        cell.notes().remarks().forEach(remark -> said.add(words.of(remark)));
        return said;
    }

    private int mark(String text) {
        int at = texts.indexOf(text);
        if (at < 0) {
            texts.add(text);
            return texts.size();
        }
        return at + 1;
    }
}
