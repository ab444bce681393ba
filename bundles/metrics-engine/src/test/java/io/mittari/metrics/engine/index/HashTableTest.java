package io.mittari.metrics.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashTableTest {

    private static final int CELL = HashTable.CELLS;

    @TempDir
    Path folder;

    @Test
    void numbersHashesInTheOrderOfTheirComingWhereverItStands() throws Exception {
        for (var room : List.of(new HeapRoom(), new FileRoom(folder))) {
            for (int seed = 0; seed < 5; seed++) {
                var random = new Random(seed);
                var table = new HashTable(room, "t" + seed, 8);
                var model = new LinkedHashMap<Key, Integer>();
                while (model.size() < 20_000) {
                    var key = random(random, seed == 0 ? 1L << 40 : -1);
                    assertThat(table.find(key.high, key.low)).isEqualTo(model.getOrDefault(key, HashTable.NONE));
                    if (!model.containsKey(key)) {
                        int number = table.add(key.high, key.low);
                        model.put(key, number);
                        table.rows().putLong(number, CELL, key.low * 31);
                        assertThat(number).isEqualTo(model.size() - 1);
                    }
                }
                assertHolds(table, model);
            }
        }
    }

    @Test
    void tellsHashesApartThatShareAllButTheirLastBits() throws Exception {
        var table = new HashTable(new HeapRoom(), "t", 0);

        table.add(7, 1);
        table.add(7, 2);
        table.add(8, 1);

        assertThat(table.find(7, 2)).isEqualTo(1);
        assertThat(table.find(8, 1)).isEqualTo(2);
        assertThat(table.find(8, 2)).isEqualTo(HashTable.NONE);
    }

    @Test
    void isTheSameAfterItWasClosedAndGoesOn() throws Exception {
        var random = new Random(3);
        var room = new FileRoom(folder);
        var table = new HashTable(room, "t", 8);
        var model = filled(table, random, 70_000);
        var state = written(table);
        room.close();

        var again = new HashTable(new FileRoom(folder), "t", 8);
        again.read(read(state));

        assertHolds(again, model);
        model.putAll(filled(again, random, 30_000));
        assertHolds(again, model);
    }

    @Test
    void movesToAnotherRoomWithAllItsCells() throws Exception {
        var table = new HashTable(new HeapRoom(), "t", 8);
        var model = filled(table, new Random(4), 3_000);

        var moved = new HashTable(new FileRoom(folder), "t", 8);
        moved.addAll(table);

        assertHolds(moved, model);
    }

    @Test
    void needsNoMoreSpaceForWhatWasReserved() throws Exception {
        var room = new FullRoom(new HeapRoom());
        var table = new HashTable(room, "t", 8);
        var random = new Random(5);
        var model = filled(table, random, 5_000);
        for (int round = 0; round < 20; round++) {
            var keys = new ArrayList<Key>();
            var perPart = new int[HashTable.PARTS];
            for (int i = 0; i < 3_000; i++) {
                keys.add(random(random, -1));
                perPart[HashTable.part(keys.get(i).high)]++;
            }
            table.reserve(keys.size(), part -> perPart[part]);

            room.left = 0;
            for (var key : keys) {
                model.put(key, table.add(key.high, key.low));
                table.rows().putLong(table.size() - 1, CELL, key.low * 31);
            }
            room.left = Integer.MAX_VALUE;
        }
        assertHolds(table, model);
    }

    @Test
    void keepsAllItHeldWhenThereIsNoMoreSpaceAndGoesOnWhenThereIs() throws Exception {
        var room = new FullRoom(new FileRoom(folder));
        var table = new HashTable(room, "t", 8);
        var random = new Random(6);
        var model = filled(table, random, 2_000);
        int refused = 0;
        while (model.size() < 12_000) {
            var key = random(random, -1);
            room.left = random.nextInt(50) == 0 ? 0 : 1_000;
            try {
                int number = table.add(key.high, key.low);
                model.put(key, number);
                table.rows().putLong(number, CELL, key.low * 31);
            } catch (IOException e) {
                assertThat(table.find(key.high, key.low)).isEqualTo(HashTable.NONE);
                refused++;
            }
        }
        assertThat(refused).isPositive();
        assertHolds(table, model);
    }

    @Test
    void noticesEveryFlippedByteButThoseOfNoUse() throws Exception {
        var random = new Random(7);
        var room = new FileRoom(folder);
        var table = new HashTable(room, "t", 8);
        var model = filled(table, random, 9_000);
        var state = written(table);
        room.close();
        int noticed = 0;
        for (int round = 0; round < 100; round++) {
            var file = file(random);
            int at = random.nextInt((int) used(file));
            flip(file, at);
            try {
                assertHolds(reopened(state), model); // the place of a part that is in the other file of slots
            } catch (DamagedIndex e) {
                assertThat(e).hasMessage("the checksum of %s is wrong", file.getFileName());
                noticed++;
            }
            flip(file, at);
        }
        assertThat(noticed).isGreaterThan(30);
    }

    @Test
    void noticesAFileThatWasCutShortAndOneThatIsMissing() throws Exception {
        var room = new FileRoom(folder);
        var table = new HashTable(room, "t", 8);
        filled(table, new Random(9), 9_000);
        var state = written(table);
        room.close();

        var slots = folder.resolve("t.slots.6");
        Files.move(slots, folder.resolve("aside"));
        assertThatThrownBy(() -> reopened(state))
                .isInstanceOf(DamagedIndex.class)
                .hasMessage("t.slots.6 is missing");

        Files.write(slots, new byte[1_000]);
        assertThatThrownBy(() -> reopened(state))
                .isInstanceOf(DamagedIndex.class)
                .hasMessage("t.slots.6 ends too early");

        // cut to where a hole would be read as zeros
        try (var channel = Files.newByteChannel(folder.resolve("aside"), StandardOpenOption.WRITE)) {
            channel.truncate(70_000);
        }
        Files.move(folder.resolve("aside"), slots, StandardCopyOption.REPLACE_EXISTING);
        assertThatThrownBy(() -> reopened(state)).isInstanceOf(DamagedIndex.class);
    }

    @Test
    void givesSpaceBackWhenAllPartsHaveGrown() throws Exception {
        var table = new HashTable(new FileRoom(folder), "t", 8);

        filled(table, new Random(8), 200_000);

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("t.rows")
                    .hasSizeLessThanOrEqualTo(3);
        }
    }

    private HashTable reopened(byte[] state) throws IOException {
        var room = new FileRoom(folder);
        try {
            var table = new HashTable(room, "t", 8);
            table.read(read(state));
            return table;
        } finally {
            room.close();
        }
    }

    private Path file(Random random) throws IOException {
        try (var files = Files.list(folder)) {
            var all = files.sorted().toList();
            return all.get(random.nextInt(all.size()));
        }
    }

    private static long used(Path file) {
        var name = file.getFileName().toString();
        return name.equals("t.rows") ? 24L << 15 : (8L << Integer.parseInt(name.substring(8))) * HashTable.PARTS;
    }

    private static void flip(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 0x10;
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.position(at).write(ByteBuffer.wrap(bytes, at, 1));
        }
    }

    private static Map<Key, Integer> filled(HashTable table, Random random, int count) throws IOException {
        var model = new LinkedHashMap<Key, Integer>();
        for (int i = 0; i < count; i++) {
            var key = random(random, -1);
            int number = table.add(key.high, key.low);
            table.rows().putLong(number, CELL, key.low * 31);
            model.put(key, number);
        }
        return model;
    }

    private static void assertHolds(HashTable table, Map<Key, Integer> model) {
        assertThat(table.size()).isEqualTo(model.size());
        model.forEach((key, number) -> {
            assertThat(table.find(key.high, key.low)).isEqualTo(number);
            assertThat(table.rows().getLong(number, CELL)).isEqualTo(key.low * 31);
        });
    }

    /** @param mask fewer bits make hashes that fall into one part and meet there */
    private static Key random(Random random, long mask) {
        return new Key(random.nextLong() & mask, random.nextLong());
    }

    private static byte[] written(HashTable table) throws IOException {
        var bytes = new ByteArrayOutputStream();
        table.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream read(byte[] state) {
        return new DataInputStream(new ByteArrayInputStream(state));
    }

    private record Key(long high, long low) {}

    /** Has space for so many more pieces. */
    private static final class FullRoom implements Room {

        private final Room room;
        private int left = Integer.MAX_VALUE;

        FullRoom(Room room) {
            this.room = room;
        }

        @Override
        public int pieceBits() {
            return 7;
        }

        @Override
        public ByteBuffer make(String file, int number, int bytes) throws IOException {
            if (left-- <= 0) {
                throw new IOException("No space left on device");
            }
            return room.make(file, number, bytes);
        }

        @Override
        public ByteBuffer open(String file, int number, int bytes) throws IOException {
            return room.open(file, number, bytes);
        }

        @Override
        public void drop(String file) throws IOException {
            room.drop(file);
        }

        @Override
        public long heap() {
            return room.heap();
        }
    }
}
