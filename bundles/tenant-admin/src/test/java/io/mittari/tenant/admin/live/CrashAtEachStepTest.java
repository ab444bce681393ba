package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.engine.crash.CrashAgent;
import io.mittari.metrics.engine.crash.CrashedProcess;
import io.mittari.metrics.engine.crash.Writes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process is ended at each step of an installation, of swaps, of a rollback and of an uninstallation in turn: before
 * each write, and at each {@link Point}. The home it leaves is opened anew and has to be as it was before or as it is after,
 * whole; then it is told the same again. The build ends it at some steps; {@code -Dmittari.crash.steps=all} at every one.
 */
class CrashAtEachStepTest {

    private static final String STEPS = System.getProperty("mittari.crash.steps", "6");

    @TempDir
    Path folder;

    private Path agent;
    private Path made;

    /** What the home is before the first command, and after each change. */
    private final List<Observed> states = new ArrayList<>();

    @BeforeEach
    void makeTenants() throws Exception {
        agent = CrashAgent.jar(folder);
        made = Files.createDirectory(folder.resolve("made"));
        TwoTenants.in(made);
    }

    @Test
    void aProcessThatIsEndedAtAStepLeavesTheOldStateOrTheNewOneWhole() throws Exception {
        observeStates();
        var counted = crash(copy("counted"), "");
        demandAllReached(counted.output());
        var steps = steps(counted);
        int rounds = STEPS.equals("all") ? steps.size() : Math.min(steps.size(), Integer.parseInt(STEPS));
        var tally = new TreeMap<String, Integer>();
        var wrong = new ArrayList<String>();
        for (int round = 1; round <= rounds; round++) {
            var step = steps.get((int) ((long) steps.size() * round / rounds) - 1);
            var home = copy("crashed");
            var crashed = crash(home, step);
            assertThat(crashed.exit()).as("%s: %s", step, crashed.output()).isIn(Writes.HALTED, 0);
            var left = crashed.exit() == 0 ? "not ended" : left(home, done(crashed), step, wrong);
            tally.merge(left, 1, Integer::sum);
            delete(home);
        }
        System.out.printf(
                "ended at %d of %d steps (%d writes, %d points): %s%n",
                rounds, steps.size(), counted.writes(), steps.size() - counted.writes(), tally);
        assertThat(wrong).isEmpty();
        assertThat(tally.getOrDefault("not ended", 0))
                .as("Derby makes a few writes more or less")
                .isLessThanOrEqualTo(1 + rounds / 20);
    }

    /**
     * In which state it is.
     *
     * @param done commands before the one that was cut short
     * @param wrong takes what is not as it may be
     */
    private String left(Path home, int done, String step, List<String> wrong) throws Exception {
        if (done == Command.ALL.size()) {
            return "new";
        }
        var command = Command.ALL.get(done);
        var may = new Whole(between(done));
        var found = may.wrongAtRest(home);
        try (var mittari = HomeOnDerby.open(home)) {
            var seen = Observed.of(mittari);
            found.addAll(may.wrong(seen));
            if (!found.isEmpty()) {
                wrong.add("%s of %s: %s".formatted(step, command.name(), found));
                return "wrong";
            }
            int state = may.state(seen);
            var last = may.states().size() - 1;
            if (state == last) {
                command.runAgain(mittari);
            } else {
                command.run(mittari);
            }
            new Whole(List.of(may.states().get(last).stored()))
                    .wrong(Observed.of(mittari).stored())
                    .forEach(each -> wrong.add("%s of %s, told again: %s".formatted(step, command.name(), each)));
            return state == 0 ? "old" : state == last ? "new" : "new for the first of a list";
        } catch (MetricsException refused) {
            wrong.add("%s of %s, told again: %s".formatted(step, command.name(), refused.getMessage()));
            return "wrong";
        }
    }

    private static int done(CrashedProcess process) {
        return (int) process.output().stream()
                .filter(line -> line.startsWith(CrashingHome.DONE))
                .count();
    }

    /** Every state in which a command may leave the home. */
    private List<Observed> between(int command) {
        int from = 0;
        for (var before : Command.ALL.subList(0, command)) {
            from += before.changes().size();
        }
        return states.subList(from, from + Command.ALL.get(command).changes().size() + 1);
    }

    private void observeStates() throws Exception {
        var home = copy("undisturbed");
        var changes =
                Command.ALL.stream().flatMap(each -> each.changes().stream()).toList();
        for (var change : changes) {
            try (var mittari = HomeOnDerby.open(home)) {
                states.add(Observed.of(mittari));
                change.make(mittari);
            }
        }
        try (var mittari = HomeOnDerby.open(home)) {
            states.add(Observed.of(mittari));
        }
        assertThat(states).as("each differs from the one before").doesNotHaveDuplicates();
    }

    /** A method that is called otherwise now ends nothing any more. */
    private static void demandAllReached(List<String> output) {
        var rest = points(output);
        for (var command : Command.ALL) {
            int end = 0;
            while (!name(rest.get(end)).equals(CrashingHome.DONE + command.name())) {
                end++;
            }
            var reached =
                    rest.subList(0, end).stream().map(CrashAtEachStepTest::name).toList();
            assertThat(reached)
                    .as("what %s reaches", command.name())
                    .containsAll(command.points().stream().map(Point::told).toList());
            rest = rest.subList(end + 1, rest.size());
        }
    }

    /** {@code 17 type.method#2}: it was reached the second time, after 17 writes. */
    private static List<String> points(List<String> output) {
        return output.stream()
                .filter(line -> line.startsWith("point "))
                .map(line -> line.substring("point ".length()))
                .toList();
    }

    private static String name(String point) {
        return point.substring(point.indexOf(' ') + 1, point.lastIndexOf('#'));
    }

    /** All writes and points in their order, as {@link CrashingHome} takes them. */
    private static List<String> steps(CrashedProcess counted) {
        var points = points(counted.output());
        var steps = new ArrayList<String>();
        long writes = counted.writes();
        int next = 0;
        for (long write = 0; write <= writes; write++) {
            if (write > 0) {
                steps.add(String.valueOf(write));
            }
            while (next < points.size() && points.get(next).startsWith(write + " ")) {
                var point = points.get(next);
                steps.add(point.substring(point.indexOf(' ') + 1));
                next++;
            }
        }
        return steps;
    }

    private CrashedProcess crash(Path home, String step) throws Exception {
        return step.isEmpty()
                ? CrashedProcess.run(agent, Point.all(), CrashingHome.class, home.toString())
                : CrashedProcess.run(agent, Point.all(), CrashingHome.class, home.toString(), step);
    }

    private Path copy(String name) throws IOException {
        var to = folder.resolve(name);
        try (var files = Files.walk(made)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(made.relativize(file)));
            }
        }
        return to;
    }

    private static void delete(Path home) throws IOException {
        try (var files = Files.walk(home)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
