package io.mittari.tenant.admin.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a home may be: before a change, or after it, and nothing in between.
 *
 * @param states 0 is the one before; each change makes the next
 */
record Whole(List<Observed> states) {

    /** What is wrong with a home that was not opened yet: files that others read have to be whole all the time. */
    List<String> wrongAtRest(Path home) throws IOException {
        var wrong = new ArrayList<String>();
        for (var tenant : TwoTenants.ALL) {
            var copy = Observed.copy(home, tenant);
            var text = Files.exists(copy) ? Files.readString(copy) : "not there";
            if (states.stream().noneMatch(each -> text.equals(each.text("file of " + tenant)))) {
                wrong.add("%s is neither as before nor as after: %s".formatted(home.relativize(copy), text));
            }
        }
        try (var jars = Files.newDirectoryStream(home.resolve("bundles"), "*.jar")) {
            for (var jar : jars) {
                if (Observed.isDamaged(jar)) {
                    wrong.add("%s is damaged".formatted(home.relativize(jar)));
                }
            }
        }
        return wrong;
    }

    /** What is wrong with an open home, part by part; empty: it is in one of the states. */
    List<String> wrong(Observed seen) {
        var wrong = new ArrayList<String>();
        var mixed = new ArrayList<String>();
        for (var part : seen.parts().keySet()) {
            var as = statesWith(seen, part);
            if (as.isEmpty()) {
                wrong.add("%s: %s".formatted(part, changed(seen, part)));
            } else if (as.size() < states.size()) {
                mixed.add(part);
            }
        }
        boolean agree = IntStream.range(0, states.size())
                .anyMatch(state ->
                        mixed.stream().allMatch(part -> statesWith(seen, part).contains(state)));
        if (!agree) {
            mixed.forEach(part -> wrong.add("%s: as in state %s".formatted(part, statesWith(seen, part))));
        }
        return wrong;
    }

    private List<Integer> statesWith(Observed seen, String part) {
        return IntStream.range(0, states.size())
                .filter(state -> seen.text(part).equals(states.get(state).text(part)))
                .boxed()
                .toList();
    }

    /** The lines that are in no state, and those that are in every one and are missing. */
    private String changed(Observed seen, String part) {
        var lines = seen.lines(part);
        var told = new ArrayList<String>();
        lines.stream()
                .filter(line ->
                        states.stream().noneMatch(each -> each.lines(part).contains(line)))
                .forEach(line -> told.add("there is " + line));
        states.get(0).lines(part).stream()
                .filter(line -> !lines.contains(line))
                .filter(line ->
                        states.stream().allMatch(each -> each.lines(part).contains(line)))
                .forEach(line -> told.add("there is no " + line));
        return told.isEmpty() ? seen.text(part) : String.join("; ", told);
    }

    /** Which one it is in. */
    int state(Observed seen) {
        return IntStream.range(0, states.size())
                .filter(state -> seen.equals(states.get(state)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(String.join("\n", wrong(seen))));
    }
}
