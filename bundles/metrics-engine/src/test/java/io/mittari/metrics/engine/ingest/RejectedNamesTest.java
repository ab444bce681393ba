package io.mittari.metrics.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RejectedNamesTest {

    private final Random random = new Random(7);
    private final List<String> stored = new ArrayList<>();
    private final RejectedNames names = new RejectedNames(stored::forEach);

    @Test
    void everyNameThatIsStoredOrAddedIsKnownHoweverManyThereAre() throws Exception {
        stored.addAll(some(5_000));
        names.read();
        for (var name : some(100_000)) {
            stored.add(name);
            names.makeRoom();
            names.add(name);
        }

        assertThat(stored).allMatch(names::mayHold);
        assertThat(some(10_000).stream().filter(names::mayHold).count()).isLessThan(600);
    }

    @Test
    void whatIsStoredNoMoreIsForgottenWhenItIsReadAgain() throws Exception {
        stored.addAll(some(1));
        names.read();
        assertThat(names.isEmpty()).isFalse();
        var gone = stored.remove(0);

        names.read();

        assertThat(names.isEmpty()).isTrue();
        assertThat(names.mayHold(gone)).isFalse();
        assertThat(names.bytes()).isZero();
    }

    @Test
    void aMillionTakeHalfAMegabyte() throws Exception {
        stored.addAll(some(1_000_000));

        names.read();

        assertThat(names.bytes()).isEqualTo(512 * 1024);
        assertThat(stored).allMatch(names::mayHold);
    }

    private List<String> some(int count) {
        return Stream.generate(() -> "%016x%016x".formatted(random.nextLong(), random.nextLong()))
                .limit(count)
                .toList();
    }
}
