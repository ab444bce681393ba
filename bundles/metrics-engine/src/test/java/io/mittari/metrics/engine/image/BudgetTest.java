package io.mittari.metrics.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.api.tenant.TenantSettings;
import io.mittari.metrics.engine.journal.Block;
import io.mittari.metrics.engine.journal.BlockWriter;
import io.mittari.metrics.engine.people.Names;
import io.mittari.metrics.engine.settings.SettingsFile;
import io.mittari.metrics.engine.view.FactsView;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.JournalStore.BlockReader;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images stay inside their budget. */
class BudgetTest {

    @TempDir
    Path folder;

    private final List<byte[]> blocks = new ArrayList<>();
    private final Map<TenantId, Integer> read = new HashMap<>();
    private int broken = Integer.MAX_VALUE;
    private JournalHead head = new JournalHead(1, 0, 0, 0);

    @BeforeEach
    void makeJournal() {
        var made = new MadeBlocks();
        for (int i = 0; i < 20; i++) {
            Block block = made.next();
            blocks.add(new BlockWriter().write(block));
        }
        head = new JournalHead(20, 20, 20 * MadeBlocks.RECORDS * 3L, 0);
    }

    @Test
    void theOneAskedLongestAgoIsDroppedAndFoundAgain() throws Exception {
        // given: room for some three
        var images = new Images(store(), tenant -> Names.NONE, 1_200_000, new ImageFolders(folder));
        for (int i = 0; i < 10; i++) {
            ask(images, "tenant-" + i);
        }
        read.clear();

        ask(images, "tenant-9");
        assertThat(images.atHand()).isBetween(1, 3);
        ask(images, "tenant-0");

        // then: from what was kept when it was dropped
        assertThat(read).isEmpty();
        assertThat(images.bytes()).isLessThanOrEqualTo(1_200_000);
    }

    @Test
    void anImageThatDoesNotFitIsRefusedWithTheMend() {
        var images = new Images(store(), tenant -> Names.NONE, 200_000, new ImageFolders(folder));

        assertThatThrownBy(() -> ask(images, "large"))
                .isInstanceOf(Unavailable.class)
                .hasMessageMatching("the image of tenant large takes \\d+ MB of memory or more, and all images together"
                        + " may take 1 MB: give the program a larger heap, for example MITTARI_JAVA_OPTS=-Xmx\\d+m");
    }

    @Test
    void theRefusedOneHoldsUpNobodyElse() throws Exception {
        var images = new Images(store(), tenant -> Names.NONE, 200_000, new ImageFolders(folder));
        assertThatThrownBy(() -> ask(images, "large")).isInstanceOf(Unavailable.class);

        head = new JournalHead(2, 2, 2 * MadeBlocks.RECORDS * 3L, 0);

        assertThat(ask(images, "small").size()).isEqualTo(2 * MadeBlocks.RECORDS);
    }

    @Test
    void aViewThatIsReadCountsAfterItsImageWasDropped() throws Exception {
        var images = new Images(store(), tenant -> Names.NONE, 1_200_000, new ImageFolders(folder));
        var held = ask(images, "held");
        long one = images.bytes();
        for (int i = 0; i < 5; i++) {
            ask(images, "tenant-" + i);
        }

        assertThat(images.held()).isGreaterThan(one / 2);
        assertThat(held.size()).isEqualTo(20 * MadeBlocks.RECORDS);
    }

    @Test
    void whatIsCountedWithOtherSettingsCountsAsLongAsSomebodyReadsIt() throws Exception {
        var images = new Images(store(), tenant -> Names.NONE, 10_000_000, new ImageFolders(folder));
        var now = ask(images, "acme");
        long one = images.bytes();

        var then = now.under(settings("acme", "Pacific/Auckland"));

        assertThat(images.bytes()).isGreaterThan(one * 3 / 2);
        assertThat(then.size()).isEqualTo(now.size());
    }

    @Test
    void whatIsCountedWithOtherSettingsIsRefusedWhereItDoesNotFitBesideTheFirst() throws Exception {
        var roomy = new Images(store(), tenant -> Names.NONE, 10_000_000, new ImageFolders(folder));
        ask(roomy, "acme");
        var images = new Images(store(), tenant -> Names.NONE, roomy.bytes() * 3 / 2, new ImageFolders(folder));
        var now = ask(images, "acme");

        assertThatThrownBy(() -> now.under(settings("acme", "Pacific/Auckland")))
                .isInstanceOf(Unavailable.class)
                .hasMessageStartingWith("the image of tenant acme takes ");
        assertThat(ask(images, "acme")).isSameAs(now);
    }

    @Test
    void aJournalThatCannotBeReadForAWhileSpoilsNothing() throws Exception {
        // given: a view that somebody has, and a journal whose later blocks cannot be read
        var images = new Images(store(), tenant -> Names.NONE, 10_000_000, new ImageFolders(folder));
        var whole = head;
        head = new JournalHead(4, 4, 4 * MadeBlocks.RECORDS * 3L, 0);
        var held = ask(images, "acme");
        var days = held.closeDay().clone();
        head = whole;
        broken = 10;
        assertThatThrownBy(() -> ask(images, "acme")).isInstanceOf(Unavailable.class);
        images.close();
        broken = Integer.MAX_VALUE;

        var next = ask(images, "acme");

        assertThat(next.size()).isEqualTo(20 * MadeBlocks.RECORDS);
        assertThat(held.asOf(0).closeDay()).containsOnly(FactsView.NEVER);
        assertThat(held.closeDay()).isEqualTo(days);
        assertThat(held.traces().provenance(held.traces().close(7)).origin().line())
                .isEqualTo(7);
    }

    private FactsView ask(Images images, String tenant) throws Exception {
        return images.view(
                new TenantId(tenant), head.sequence(), head, sequence -> settings(tenant, "Europe/Helsinki"));
    }

    private static TenantSettings settings(String tenant, String zone) throws BadRequest {
        return SettingsFile.read("""
                { "tenant": 1, "id": "%s", "name": "A", "locale": "fi-FI", "zone": "%s", "currency": "EUR" }""".formatted(tenant, zone));
    }

    /** The same journal for every tenant. */
    private JournalStore store() {
        return (JournalStore) Proxy.newProxyInstance(
                JournalStore.class.getClassLoader(),
                new Class<?>[] {JournalStore.class},
                (proxy, method, given) -> switch (method.getName()) {
                    case "deliveries", "lost" -> List.of();
                    case "committedAt" -> Optional.of(Instant.ofEpochSecond((long) given[1]));
                    case "blocks" -> {
                        if ((long) given[2] - (long) given[1]
                                > 1) { // the last one alone tells of which journal a snapshot is
                            read.merge((TenantId) given[0], 1, Integer::sum);
                        }
                        for (long number = (long) given[1]; number < (long) given[2]; number++) {
                            if (number >= broken) {
                                throw new Unavailable("the disk does not answer", null);
                            }
                            ((BlockReader) given[3]).block(number, blocks.get((int) number));
                        }
                        yield null;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
