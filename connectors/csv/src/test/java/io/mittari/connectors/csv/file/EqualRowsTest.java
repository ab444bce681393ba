package io.mittari.connectors.csv.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.mittari.connectors.csv.mapping.FileUnfit;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class EqualRowsTest {

    private static final long FILE = 100L * 1024 * 1024;

    @Test
    void equalRowsAreNumberedAndOthersAreNot() {
        var rows = EqualRows.forFile("x.csv", 10);
        for (var row : new int[] {1, 2, 1, 1}) {
            note(rows, row);
        }

        var first = fingerprint(rows, 1);

        assertThat(first).hasSize(32);
        assertThat(fingerprint(rows, 2)).hasSize(32).isNotEqualTo(first);
        assertThat(fingerprint(rows, 1)).isEqualTo(first + "#2");
        assertThat(fingerprint(rows, 1)).isEqualTo(first + "#3");
    }

    @Test
    void aFileInWhichTooManyRowsStandTwiceIsRefusedWithWhatToDo() {
        var rows = EqualRows.forFile("visits.csv", FILE);
        for (var row = 0; row < EqualRows.MOST_REPEATED; row++) {
            note(rows, row);
            note(rows, row);
        }

        assertThatThrownBy(() -> {
                    for (var row = 0; row < 10_000; row++) {
                        note(rows, -row - 1);
                        note(rows, -row - 1);
                    }
                })
                .isInstanceOf(FileUnfit.class)
                .hasMessage("visits.csv: more than 1,000,000 different rows stand in it more than once, too many to"
                        + " number; give its rows a \"key\" or an \"id\"");
    }

    @Test
    void aFileOfManyDifferentRowsIsNotRefused() {
        var rows = EqualRows.forFile("visits.csv", FILE);

        for (var row = 0; row < 8_000_000; row++) {
            note(rows, row);
        }

        assertThat(fingerprint(rows, 5)).hasSize(32);
    }

    @Test
    void countingTakesAFixedAmountOfMemoryAtMost() {
        var tally = new Tally();
        var before = allocated();

        for (var row = 1; row <= Tally.MOST; row++) {
            tally.count(row * 0x9e3779b97f4a7c15L);
        }
        var taken = allocated() - before;

        assertThat(taken).isLessThan(51_000_000); // it doubles, so half of that is held
        assertThat(tally.count(1)).isZero();
        assertThat(tally.count(0x9e3779b97f4a7c15L)).isEqualTo(2);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static void note(EqualRows rows, int row) {
        rows.note(characters(row), new int[] {2}, 1);
    }

    private static String fingerprint(EqualRows rows, int row) {
        return rows.fingerprint(characters(row), new int[] {2}, 1);
    }

    private static char[] characters(int row) {
        return new char[] {(char) (row >>> 16), (char) row};
    }
}
