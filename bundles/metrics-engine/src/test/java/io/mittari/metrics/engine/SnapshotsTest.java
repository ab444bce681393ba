package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.deal;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.stage;
import static io.mittari.metrics.engine.Acme.won;
import static org.assertj.core.api.Assertions.assertThat;

import io.mittari.metrics.engine.admin.AsOf;
import io.mittari.metrics.engine.admin.Finding;
import io.mittari.metrics.engine.admin.Integrity.Progress;
import io.mittari.metrics.engine.image.ImageFolders;
import io.mittari.metrics.engine.ingest.Indexes;
import io.mittari.metrics.engine.people.People;
import io.mittari.metrics.store.JournalStore;
import io.mittari.metrics.store.derby.Tampering;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of an image, and when it is thrown away. */
class SnapshotsTest extends OnAcme {

    @TempDir
    Path cache;

    /** By the last block before it a snapshot is known to be of the journal. */
    private static final int COMPARED = 1;

    private final AtomicLong blocksRead = new AtomicLong();

    @BeforeEach
    void bringFacts() throws Exception {
        acme.take(deal("1", stage("lead", "2026-01-01"), described("channel", "web")));
        acme.take(deal("2", stage("lead", "2026-01-02"), won("2026-02-02", 5)));
        acme.take(deal("1", stage("lead", "2026-01-03"), described("channel", "fair")));
    }

    @Test
    void afterAStopNoBlockIsReadAgain() throws Exception {
        var told = keep();

        assertThat(ask(cache)).isEqualTo(told);
        assertThat(blocksRead).hasValue(COMPARED);
    }

    @Test
    void onlyWhatCameSinceIsRead() throws Exception {
        keep();
        acme.take(deal("2", stage("lead", "2026-01-02")));

        assertThat(ask(cache)).isEqualTo(Everything.of(acme.view()));
        assertThat(blocksRead).hasValue(COMPARED + 1);
    }

    @Test
    void aSnapshotWithAFlippedByteIsNoSnapshot() throws Exception {
        var snapshot = cache.resolve("acme").resolve("snapshot");
        for (int part = 0; part < 8; part++) {
            var told = keep();
            blocksRead.set(0);
            flip(snapshot, Files.size(snapshot) * part / 8);

            assertThat(ask(cache)).as("flipped at %d eighths", part).isEqualTo(told);
            assertThat(blocksRead).hasValue(3);
        }
    }

    @Test
    void aFlippedFactIsNoticed() throws Exception {
        var told = keep();
        flip(columns(), 0); // the first text

        assertThat(ask(cache)).isEqualTo(told);
        assertThat(blocksRead).hasValue(COMPARED + 3);
    }

    @Test
    void thatOfAnotherTenantOrFormatIsMadeFromTheJournal() throws Exception {
        var told = keep();
        var folder = cache.resolve("acme");
        Files.move(folder, cache.resolve("other"));
        Files.createDirectories(folder);
        try (var files = Files.list(cache.resolve("other"))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        var snapshot = Files.readAllBytes(folder.resolve("snapshot"));
        snapshot[3]++;
        Files.write(folder.resolve("snapshot"), snapshot);

        assertThat(ask(cache)).isEqualTo(told);
        assertThat(blocksRead).hasValue(3);
    }

    @Test
    void ofAnOlderJournalThatWasRestoredItIsMadeAnew() throws Exception {
        var then = Everything.of(acme.view());
        var head = acme.store.head(Acme.ID);
        acme.take(deal("2", stage("lead", "2026-01-02")));
        keep();

        // when: the journal is as it was before
        assertThat(ask(cache, store -> intercepted(store, "head", head))).isEqualTo(then);
        assertThat(blocksRead).hasValue(3);
    }

    @Test
    void whatEndedAfterTheSnapshotInAnotherHistoryStillStands() throws Exception {
        // given: a snapshot, and facts that ended after it in columns that are mapped
        var kept = new Acme(acme.store, new ImageFolders(cache));
        var then = Everything.of(kept.view());
        var head = acme.store.head(Acme.ID);
        kept.engine.stop();
        var goesOn = new Acme(acme.store, new ImageFolders(cache));
        goesOn.view();
        acme.take(deal("2"));
        assertThat(Everything.of(goesOn.view())).isNotEqualTo(then);

        // when: killed, and the journal is as it was when the snapshot was made
        assertThat(ask(cache, store -> intercepted(store, "head", head))).isEqualTo(then);
        assertThat(blocksRead).hasValue(COMPARED);
    }

    @Test
    void aBlockThatWasLostSinceIsMissedNotServed() throws Exception {
        keep();
        acme.store.setAside(Acme.ID, 1, "its checksum is wrong");

        var view = engine(cache, store -> store).view(Acme.ID, AsOf.NOW);

        assertThat(view.missing()).hasValue(2);
        assertThat(view.size()).isEqualTo(1);
        assertThat(blocksRead).hasValue(COMPARED + 3);
    }

    @Test
    void aJournalWithAHoleIsKeptInNoSnapshot() throws Exception {
        flip(1);

        keep();

        assertThat(cache.resolve("acme").resolve("snapshot")).doesNotExist();
        assertThat(engine(cache, store -> store).view(Acme.ID, AsOf.NOW).missing())
                .hasValue(2);
    }

    @Test
    void viewsOfAJournalWithAHoleAreTheSameWhetherMadeFromTheOneBeforeOrAnew() throws Exception {
        acme.take(deal("2", stage("lead", "2026-01-02")));
        acme.take(deal("3", stage("lead", "2026-01-05")));
        flip(2);
        var kept = new Acme(acme.store, new ImageFolders(cache));
        assertThat(kept.engine.view(Acme.ID, new AsOf.AtSequence(2)).missing()).isEmpty();

        var next = kept.view();

        assertThat(next.missing()).hasValue(2);
        assertThat(Everything.of(next)).isEqualTo(Everything.of(new Acme(acme.store, ImageFolders.none()).view()));
    }

    @Test
    void theDoctorFindsItSound() throws Exception {
        var told = keep();
        var asked = new Acme(acme.store, new ImageFolders(cache));

        assertThat(asked.engine.check(Acme.ID, Progress.UNHEARD)).isEmpty();

        assertThat(ask(cache)).isEqualTo(told);
        assertThat(blocksRead).hasValue(COMPARED);
    }

    @Test
    void theDoctorThrowsAWrongOneAway() throws Exception {
        keep();
        flip(columns(), 0);
        var asked = new Acme(acme.store, new ImageFolders(cache));

        assertThat(asked.engine.check(Acme.ID, Progress.UNHEARD))
                .containsExactly(Finding.mended(
                        "tenant acme: the snapshot of its image: its columns are not what was written",
                        "it is made again from the journal"));

        assertThat(cache.resolve("acme")).doesNotExist();
        assertThat(asked.engine.check(Acme.ID, Progress.UNHEARD)).isEmpty();
    }

    @Test
    void isReadableForTheOwnerAlone() throws Exception {
        keep();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.resolve("acme"))))
                .isEqualTo("rwx------");
        for (var file : files()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void nobodysNameIsInIt() throws Exception {
        acme.take(deal("3", stage("lead", "2026-01-04"), described("owner", "Aino Virtanen", "channel", "Turku fair")));
        var told = keep();
        assertThat(told).anyMatch(line -> line.contains("Aino Virtanen"));

        var content = new StringBuilder();
        for (var file : files()) {
            content.append(Files.readString(file, StandardCharsets.ISO_8859_1));
        }
        assertThat(content.indexOf("Turku fair")).isNotNegative();
        assertThat(content.indexOf("Aino")).isNegative();
    }

    @Test
    void anErasureTakesTheNameOutOfWhatIsHandedOutAndLeavesTheRest() throws Exception {
        acme.take(deal("3", stage("lead", "2026-01-04"), described("owner", "Aino Virtanen")));
        var kept = new Acme(acme.store, new ImageFolders(cache));
        assertThat(Everything.of(kept.view())).anyMatch(line -> line.contains("Aino Virtanen"));
        var id = kept.engine.find(Acme.ID, "Aino", 1).get(0).id();
        kept.engine.stop();
        kept = new Acme(acme.store, new ImageFolders(cache));
        assertThat(Everything.of(kept.view())).anyMatch(line -> line.contains("Aino Virtanen"));

        kept.engine.erase(Acme.ID, id, kept.engine.texts(Acme.ID, id, List.of()));

        assertThat(Everything.of(kept.view()))
                .noneMatch(line -> line.contains("Aino"))
                .anyMatch(line -> line.contains("owner=(erased " + id.substring(0, 6) + ")"));
    }

    @Test
    void goesWithTheTenant() throws Exception {
        var kept = new Acme(acme.store, new ImageFolders(cache));
        kept.view();
        kept.engine.stop();
        assertThat(cache.resolve("acme")).exists();

        kept.engine.remove(Acme.ID);

        assertThat(cache.resolve("acme")).doesNotExist();
        makeTenant();
    }

    @Test
    void theJournalAnswersWhereNothingCanBeKept() throws Exception {
        var file = Files.createFile(cache.resolve("no-folder"));

        assertThat(ask(file)).isEqualTo(Everything.of(acme.view()));
    }

    private List<String> keep() throws Exception {
        var kept = new Acme(acme.store, new ImageFolders(cache));
        var told = Everything.of(kept.view());
        kept.engine.stop();
        return told;
    }

    private List<String> ask(Path folder) throws Exception {
        return ask(folder, store -> store);
    }

    private List<String> ask(Path folder, UnaryOperator<JournalStore> change) throws Exception {
        return Everything.of(engine(folder, change).view(Acme.ID, AsOf.NOW));
    }

    private MetricsEngine engine(Path folder, UnaryOperator<JournalStore> change) {
        JournalStore counting = intercepted(acme.store, "blocks", null);
        return new MetricsEngine(
                change.apply(counting),
                acme.store,
                new People(acme.store, new byte[32]),
                acme,
                Indexes.in(null),
                new ImageFolders(folder),
                50_000_000);
    }

    private Path columns() throws IOException {
        return files().stream()
                .filter(file -> file.toString().contains("columns"))
                .findFirst()
                .orElseThrow();
    }

    /** A bit of a stored block. */
    private static void flip(int block) throws Exception {
        var stored = new Tampering(folder);
        var content = stored.block(block);
        content[content.length / 2] ^= 8;
        stored.setBlock(block, content);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(cache.resolve("acme"))) {
            return files.toList();
        }
    }

    private static void flip(Path file, long at) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(at);
            int was = open.read();
            open.seek(at);
            open.write(was ^ 1);
        }
    }

    /** Counts blocks; answers one method otherwise. */
    private JournalStore intercepted(JournalStore store, String name, @Nullable Object answer) {
        return (JournalStore) Proxy.newProxyInstance(
                JournalStore.class.getClassLoader(), new Class<?>[] {JournalStore.class}, (proxy, method, given) -> {
                    if (method.getName().equals(name) && answer != null) {
                        return answer;
                    }
                    if (method.getName().equals("blocks") && answer == null) {
                        store.blocks(Acme.ID, (long) given[1], (long) given[2], (number, bytes) -> {
                            blocksRead.incrementAndGet();
                            ((JournalStore.BlockReader) given[3]).block(number, bytes);
                        });
                        return null;
                    }
                    try {
                        return method.invoke(store, given);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
