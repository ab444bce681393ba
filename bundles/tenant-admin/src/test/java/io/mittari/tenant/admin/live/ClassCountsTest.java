package io.mittari.tenant.admin.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClassCountsTest {

    private static final String HISTOGRAM = """
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:         30451        2455712  [B (java.base@17.0.15)
               2:             3             72  io.x.Report
               3:            12            288  io.x.Report$Timer
               4:             2             48  io.x.Report
               5:             9            200  io.y.Report
            Total         30477        2456320
            """;

    @Test
    void objectsAreCountedByClassAndThoseOfOneNameAddedUp() {
        assertThat(ClassCounts.told(HISTOGRAM, Set.of("io.x.Report", "io.x.Report$Timer", "io.x.Never")))
                .containsExactly("12 of io.x.Report$Timer", "5 of io.x.Report");
    }

    @Test
    void whatHasAModuleIsFoundToo() {
        assertThat(ClassCounts.told(HISTOGRAM, Set.of("[B"))).containsExactly("30451 of [B");
    }

    @Test
    void moreThanPeopleReadAreCounted() {
        var lines = IntStream.range(10, 25)
                .mapToObj(each -> "%d: %d 8 io.x.C%d%n".formatted(each, each, each))
                .collect(Collectors.joining());
        var classes = IntStream.range(10, 25).mapToObj(each -> "io.x.C" + each).collect(Collectors.toSet());

        assertThat(ClassCounts.told(lines, classes))
                .hasSize(11)
                .startsWith("24 of io.x.C24")
                .last()
                .isEqualTo("some of 5 more classes");
    }

    @Test
    void thisJvmTellsWhatIsAlive() {
        var alive = new ArrayList<Object>();
        for (int i = 0; i < 7; i++) {
            alive.add(new Counted());
        }

        assertThat(ClassCounts.of(Set.of(Counted.class.getName()))).containsExactly("7 of " + Counted.class.getName());
        assertThat(alive).hasSize(7);
    }

    private static final class Counted {}
}
