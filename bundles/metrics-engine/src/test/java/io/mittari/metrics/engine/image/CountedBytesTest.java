package io.mittari.metrics.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mittari.metrics.api.Stage;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.column.HeapSpace;
import io.mittari.metrics.engine.column.MappedSpace;
import io.mittari.metrics.engine.column.Space;
import io.mittari.metrics.engine.people.Names;
import io.mittari.metrics.engine.settings.SettingsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is counted is what the heap grows by; in a process of its own, whose heap nobody else fills. */
class CountedBytesTest {

    private static final int BLOCKS = 300;

    @TempDir
    Path folder;

    private final MadeBlocks blocks = new MadeBlocks();

    @Test
    void isWhatTheHeapGrowsBy() throws Exception {
        var output = folder.resolve("output.txt");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountedBytesTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();

        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
        assertThat(Files.readString(output)).contains("counted");
    }

    /** @param folder for columns */
    public static void main(String... folder) throws Exception {
        new CountedBytesTest().anImageInTheHeap();
        new CountedBytesTest().anImageInAMappedFileOfWhichNextToNothingIsInTheHeap(Path.of(folder[0], "one"));
        new CountedBytesTest().aView(Path.of(folder[0], "two"));
        new CountedBytesTest().viewsOneAfterTheOtherWhereWhatTheyShareCountsOnce(Path.of(folder[0], "three"));
        System.out.println("counted");
    }

    private void anImageInTheHeap() {
        long before = used();
        var image = grown(new HeapSpace());
        long grown = used() - before;

        assertThat(image.heapBytes()).isCloseTo(grown, Percentage.withPercentage(15));
    }

    private void anImageInAMappedFileOfWhichNextToNothingIsInTheHeap(Path columns) throws Exception {
        long before = used();
        var image = grown(new MappedSpace(columns, 0));
        long grown = used() - before;

        assertThat(image.heapBytes()).isLessThan(1_000_000).isCloseTo(grown, within(600_000L));
    }

    private void aView(Path columns) throws Exception {
        var image = grown(new MappedSpace(columns, 0));
        long before = used();
        var view = view(image);
        long folded = used() - before;
        assertThat(view.heapBytes()).isCloseTo(folded, Percentage.withPercentage(15));

        // when: its columns are asked for
        ask(view);

        assertThat(view.heapBytes()).isGreaterThan(folded * 3 / 2);
        assertThat(view.heapBytes()).isCloseTo(used() - before, Percentage.withPercentage(15));
    }

    private void viewsOneAfterTheOtherWhereWhatTheyShareCountsOnce(Path columns) throws Exception {
        var image = grown(new MappedSpace(columns, 0));
        var views = new ArrayList<FoldedView>(List.of(view(image)));
        long before = used();
        for (int i = 0; i < 20; i++) {
            image.add(blocks.next());
            views.add(views.get(i).next(image.sequence(), settings(), List.of()));
            ask(views.get(i + 1));
        }
        long grown = used() - before;

        var kept = new Kept();
        kept.hold(image);
        views.forEach(kept::handOut);
        long counted =
                kept.atHand() + kept.held() - image.heapBytes() - views.get(0).heapBytes();
        assertThat(counted).isCloseTo(grown, Percentage.withPercentage(15));
    }

    private Image grown(Space space) {
        var image = Image.empty(space);
        for (int i = 0; i < BLOCKS; i++) {
            image.add(blocks.next());
        }
        return image;
    }

    private static FoldedView view(Image image) throws Exception {
        return FoldedView.of(image, image.sequence(), settings(), List.of(), Names.NONE, bytes -> {});
    }

    private static void ask(FoldedView view) {
        assertThat(view.entered(new Stage("lead"))).hasSize(view.size());
        assertThat(view.closeDay()).hasSize(view.size());
        assertThat(view.closeValue()).hasSize(view.size());
        assertThat(view.outcome()).hasSize(view.size());
        assertThat(view.codes("channel")).hasSize(view.size());
    }

    private static TenantSettings settings() throws Exception {
        return SettingsFile.read("""
                { "tenant": 1, "id": "acme", "name": "A", "locale": "fi-FI", "zone": "Europe/Helsinki", "currency": "EUR" }""");
    }

    /** When nothing that others left behind is being given back any more. */
    private static long used() {
        long used = Long.MAX_VALUE;
        int same = 0;
        for (int i = 0; i < 30 && same < 3; i++) {
            System.gc();
            var runtime = Runtime.getRuntime();
            long now = runtime.totalMemory() - runtime.freeMemory();
            same = Math.abs(used - now) < 20_000 ? same + 1 : 0;
            used = now;
        }
        return used;
    }
}
