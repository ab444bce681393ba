package io.mittari.report.render;

import io.mittari.metrics.api.report.Block.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was found to differ, in reading order. For one comparison. */
final class Findings {

    private final ValueText before;
    private final ValueText after;
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> marksBefore = new HashSet<>();
    private final Set<String> marksAfter = new HashSet<>();

    Findings(ValueText before, ValueText after) {
        this.before = before;
        this.after = after;
    }

    void compare(Spot spot, String before, String after) {
        if (!before.equals(after)) {
            add(spot, before, after);
        }
    }

    void compare(Spot spot, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            add(spot, told(before), told(after));
        }
    }

    void compare(Spot spot, Value before, Value after) {
        if (!before.equals(after)) {
            add(spot, this.before.beside(before, after), this.after.beside(after, before));
        }
    }

    void onlyBefore(Spot spot, String told) {
        differences.add(new Difference(spot.words(), told, null));
        marksBefore.add(spot.before());
    }

    void onlyAfter(Spot spot, String told) {
        differences.add(new Difference(spot.words(), null, told));
        marksAfter.add(spot.after());
    }

    /** Of what is in the first document. */
    ValueText before() {
        return before;
    }

    ValueText after() {
        return after;
    }

    private void add(Spot spot, String before, String after) {
        differences.add(new Difference(spot.words(), before, after));
        marksBefore.add(spot.before());
        marksAfter.add(spot.after());
    }

    private static String told(@Nullable Object value) {
        return value == null ? "none" : value.toString();
    }

    List<Difference> differences() {
        return List.copyOf(differences);
    }

    Marks marksBefore() {
        return new Marks(marksBefore);
    }

    Marks marksAfter() {
        return new Marks(marksAfter);
    }
}
