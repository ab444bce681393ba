package io.mittari.metrics.engine;

import static io.mittari.metrics.engine.Acme.closed;
import static io.mittari.metrics.engine.Acme.described;
import static io.mittari.metrics.engine.Acme.record;
import static io.mittari.metrics.engine.Acme.stage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mittari.metrics.api.MetricsException;
import io.mittari.metrics.api.MetricsException.BadRequest;
import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.Outcome;
import io.mittari.metrics.api.fact.Link;
import io.mittari.metrics.api.fact.ObjectKey;
import io.mittari.metrics.api.ingest.Batch;
import io.mittari.metrics.api.ingest.Origin;
import io.mittari.metrics.api.ingest.Receipt;
import io.mittari.metrics.api.ingest.Rejected;
import io.mittari.metrics.api.ingest.SourceRecord;
import io.mittari.metrics.api.ingest.SourceRecord.Slot;
import io.mittari.metrics.engine.ingest.Indexes;
import io.mittari.metrics.engine.ingest.Writers;
import io.mittari.metrics.engine.people.People;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index in files answers as one in the heap does, whatever happened to the files. */
class IndexInFilesTest {

    private static final int BATCHES = 12;

    @TempDir
    Path folder;

    private final Time time = new Time();

    @Test
    void theSameBatchesMakeTheSameJournalInTheHeapAndInFiles() throws Exception {
        for (int seed = 0; seed < 25; seed++) {
            var random = new Random(seed);
            var inHeap = new Writing(new JournalInMemory(), new Indexes(null, 0));
            var inFiles = new Writing(new JournalInMemory(), new Indexes(folder.resolve("s" + seed), seed * 8));
            for (int n = 0; n < BATCHES; n++) {
                time.pass();
                var batch = batch(random, n);
                assertThat(inFiles.outcome(batch))
                        .as("seed %d, batch %d", seed, n)
                        .isEqualTo(inHeap.outcome(batch));
                if (random.nextInt(3) == 0) {
                    boolean killed = random.nextBoolean();
                    inHeap.again(killed);
                    inFiles.again(killed);
                }
            }
            assertThat(inFiles.journal.blocks)
                    .as("seed %d", seed)
                    .usingElementComparator(Arrays::compare)
                    .containsExactlyElementsOf(inHeap.journal.blocks);
        }
    }

    @Test
    void isReadFromItsFilesAfterAStopInOrder() throws Exception {
        var writing = filled("s");

        writing.again(false);
        writing.journal.blocksRead();
        writing.take("new one");

        assertThat(writing.journal.blocksRead())
                .as("only the last block, to know it again")
                .isEqualTo(1);
    }

    @Test
    void goesOnFromTheLastBlockItHolds() throws Exception {
        var writing = filled("s");
        writing.again(false);
        var older = copied(writing.files());
        writing.take("new one");
        writing.take("another one");
        writing.again(false);
        replaced(writing.files(), older);
        writing.journal.blocksRead();

        assertThat(writing.take("new one").stored()).isZero();
        assertThat(writing.journal.blocksRead())
                .as("its last one and the two after it")
                .isEqualTo(3);
    }

    @Test
    void isMadeAgainAfterAKill() throws Exception {
        var writing = filled("s");

        writing.again(true);

        assertMadeAgain(writing);
    }

    @Test
    void isMadeAgainIfAByteOfAnyOfItsFilesWasFlipped() throws Exception {
        var random = new Random(1);
        var writing = filled("s");
        for (var name : List.of("state", "records.rows", "keys.rows", "blocks")) {
            writing.again(false);
            var file = writing.files().resolve(name);
            var bytes = Files.readAllBytes(file);
            bytes[random.nextInt(Math.min(bytes.length, 131_072))] ^= 4;
            Files.write(file, bytes, StandardOpenOption.WRITE);

            assertMadeAgain(writing);
        }
    }

    @Test
    void isMadeAgainIfAFileOfItIsMissingShortOrOlder() throws Exception {
        var writing = filled("s");
        writing.again(false);
        var older = copied(writing.files());
        writing.take("new one");

        writing.again(false);
        Files.delete(writing.files().resolve("keys.rows"));
        assertMadeAgain(writing);

        writing.again(false);
        Files.write(writing.files().resolve("records.rows"), new byte[100]);
        assertMadeAgain(writing);

        writing.again(false);
        Files.write(writing.files().resolve("state"), new byte[3]);
        assertMadeAgain(writing);

        writing.again(false);
        Files.copy(
                older.resolve("records.rows"),
                writing.files().resolve("records.rows"),
                StandardCopyOption.REPLACE_EXISTING);
        assertMadeAgain(writing);
    }

    @Test
    void isMadeAgainIfItIsAnotherTenants() throws Exception {
        var writing = filled("s");
        writing.again(false);
        var other = new Writing(writing.journal.copy(), new Indexes(folder.resolve("other"), 0));
        // another tenant's folder in the place of this one's: even if their journals were the same
        Files.createDirectories(folder.resolve("other"));
        var state = Files.readAllBytes(writing.files().resolve("state"));
        replaced(other.files(), copied(writing.files()));
        Files.write(other.files().resolve("state"), renamed(state));

        assertMadeAgain(other);
    }

    @Test
    void isMadeAgainIfItIsAheadOfARestoredJournal() throws Exception {
        var writing = filled("s");
        var backup = writing.journal.copy();
        writing.take("lost with the restore");
        writing.again(false);

        var restored = new Writing(backup, writing.indexes);

        assertMadeAgain(restored);
        assertThat(restored.take("lost with the restore").stored()).isEqualTo(1);
    }

    @Test
    void isMadeAgainIfARestoredJournalWentOnOtherwiseEvenToTheSameLastBlock() throws Exception {
        var writing = filled("s");
        var backup = writing.journal.copy();
        writing.take("one");
        writing.take("last");
        writing.again(false);
        var files = copied(writing.files());

        var restored = new Writing(backup, new Indexes(folder.resolve("elsewhere"), 0));
        restored.take("two");
        restored.take("last");
        restored.again(false);
        assertThat(restored.journal.blocks.get(restored.journal.blocks.size() - 1))
                .isEqualTo(writing.journal.blocks.get(writing.journal.blocks.size() - 1));
        replaced(restored.files(), files);

        assertThat(restored.take("two").stored()).isZero();
        assertThat(restored.take("one").stored()).isEqualTo(1);
    }

    @Test
    void aDiskWithoutSpaceStoresNothingAndTheBatchIsTakenOnceThereIs() throws Exception {
        var writing = new Writing(new JournalInMemory(), new Indexes(folder.resolve("s"), 30));
        writing.take("first");
        Files.createDirectories(folder.resolve("s"));
        Files.writeString(writing.files(), "a file where the folder should be");
        var batch = batch(new Random(3), 1);
        long before = writing.journal.blocks.size();

        assertThatThrownBy(() -> writing.write(batch))
                .isInstanceOf(Unavailable.class)
                .hasMessage(
                        "the index of tenant acme cannot be written in %s: %s. Nothing of the batch was stored; mend that (is the disk full?), and it goes on"
                                .formatted(writing.files(), writing.files()));
        assertThat(writing.journal.blocks).hasSize((int) before);

        Files.delete(writing.files());
        assertThat(writing.write(batch).stored()).isPositive();
        assertThat(writing.write(batch).stored()).isZero();
    }

    @Test
    void isDeletedWithItsTenantAndKeptFromOthers() throws Exception {
        var writing = filled("s");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(writing.files())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(writing.files().resolve("records.rows"))))
                .isEqualTo("rw-------");

        writing.writers.alone(Acme.ID, () -> {
            writing.journal.remove(Acme.ID);
            return true;
        });

        assertThat(writing.files()).doesNotExist();
    }

    @Test
    void whatIsLeftOfATenantThatIsNoMoreIsDeleted() throws Exception {
        var writing = filled("s");
        writing.again(false);

        writing.indexes.keepOnly(List.of(Acme.ID));
        assertThat(writing.files()).exists();
        writing.indexes.keepOnly(List.of());

        assertThat(writing.files()).doesNotExist();
    }

    /** All blocks are read for the next batch, and it is answered right. */
    private void assertMadeAgain(Writing writing) throws Exception {
        writing.journal.blocksRead();
        int blocks = writing.journal.blocks.size();
        assertThat(writing.take("first").stored()).isZero();
        assertThat(writing.journal.blocksRead()).isGreaterThanOrEqualTo(blocks);
        // and what was made again is as good as new
        writing.again(false);
        writing.journal.blocksRead();
        assertThat(writing.take("first").stored()).isZero();
        assertThat(writing.journal.blocksRead()).isEqualTo(1);
    }

    private Writing filled(String name) throws Exception {
        var writing = new Writing(new JournalInMemory(), new Indexes(folder.resolve(name), 0));
        var random = new Random(17);
        writing.take("first");
        for (int n = 0; n < 5; n++) {
            time.pass();
            writing.outcome(batch(random, n));
        }
        assertThat(writing.files()).isDirectory();
        return writing;
    }

    private Path copied(Path files) throws IOException {
        var copy = Files.createTempDirectory(folder, "copy");
        replaced(copy, files);
        return copy;
    }

    private static void replaced(Path files, Path by) throws IOException {
        Files.createDirectories(files);
        try (var old = Files.list(files)) {
            for (var file : old.toList()) {
                Files.delete(file);
            }
        }
        try (var all = Files.list(by)) {
            for (var file : all.toList()) {
                Files.copy(file, files.resolve(file.getFileName()));
            }
        }
    }

    /** The state of an index, as that of a tenant called acmf, with a right checksum. */
    private static byte[] renamed(byte[] state) {
        var bytes = ByteBuffer.wrap(state.clone());
        bytes.put(8 + 2 + 3, (byte) 'f');
        var crc = new CRC32C();
        crc.update(bytes.array(), 8, state.length - 8);
        return bytes.putInt(4, (int) crc.getValue()).array();
    }

    private static Batch batch(Random random, int n) {
        var records = new ArrayList<SourceRecord>();
        int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 1_500 : 60);
        for (int i = 0; i < count; i++) {
            var key = String.valueOf(random.nextInt(2_000));
            Long version = random.nextBoolean() ? null : (long) random.nextInt(20);
            switch (random.nextInt(6)) {
                case 0 -> records.add(record("lead", key, null, version, slots(random)));
                case 1 ->
                    records.add(record(
                            "links",
                            key,
                            null,
                            version,
                            Acme.slot("link", new Link(List.of(object(random), object(random)), null))));
                default ->
                    records.add(
                            record("deal", key, random.nextBoolean() ? object(random) : null, version, slots(random)));
            }
        }
        var rejected = new ArrayList<Rejected>();
        for (int i = random.nextInt(3); i > 0; i--) {
            rejected.add(new Rejected(
                    new Origin("deals.csv", 7), "deal", String.valueOf(random.nextInt(2_000)), "no", "raw", "h", "d"));
        }
        boolean last = random.nextInt(3) == 0;
        return new Batch(
                Acme.CRM,
                "crm",
                null,
                records,
                rejected,
                n % 2 == 0 ? new Batch.Delivery("d" + n / 4) : null,
                n % 2 == 0 && last ? List.of(new Batch.Complete("deal", 60)) : List.of());
    }

    private static Slot[] slots(Random random) {
        var slots = new ArrayList<Slot>();
        slots.add(stage("meeting", "2026-0%d-11".formatted(1 + random.nextInt(6))));
        if (random.nextBoolean()) {
            slots.add(closed(Outcome.WON, "2026-0%d-21".formatted(1 + random.nextInt(6)), random.nextInt(9)));
        }
        if (random.nextBoolean()) {
            slots.add(described("place", "p" + random.nextInt(3)));
        }
        return slots.toArray(Slot[]::new);
    }

    private static ObjectKey object(Random random) {
        return new ObjectKey(random.nextBoolean() ? "lead" : "deal", String.valueOf(random.nextInt(2_000)));
    }

    /** A journal and who writes it. */
    private final class Writing {

        private final JournalInMemory journal;
        private final Indexes indexes;
        private Writers writers;

        Writing(JournalInMemory journal, Indexes indexes) {
            this.journal = journal;
            this.indexes = indexes;
            this.writers = new Writers(journal, new People(journal, new byte[32]), time, indexes, 1L << 30);
        }

        Path files() {
            return Objects.requireNonNull(indexes.root()).resolve("acme");
        }

        /** After a stop in order, or killed: then what is in memory is in the files, but nobody has said so. */
        void again(boolean killed) {
            if (!killed) {
                writers.close();
            }
            writers = new Writers(journal, new People(journal, new byte[32]), time, indexes, 1L << 30);
        }

        Receipt take(String key) throws MetricsException {
            return write(Batch.of(Acme.CRM, "crm", List.of(Acme.deal(key, stage("meeting", "2026-01-11"))), List.of()));
        }

        Receipt write(Batch batch) throws MetricsException {
            return writers.write(batch, tenant -> ZoneOffset.UTC);
        }

        /** The receipt, or why there is none. */
        @Nullable
        Object outcome(Batch batch) throws MetricsException {
            try {
                return write(batch);
            } catch (BadRequest e) {
                return e.getMessage();
            }
        }
    }

    /** Passes when it is told to, by days. */
    private static final class Time extends Clock {

        private Instant now = Instant.parse("2026-11-20T10:00:00Z");

        void pass() {
            now = now.plusSeconds(40_000);
        }

        @Override
        public Instant instant() {
            now = now.plusMillis(1);
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
