package io.mittari.metrics.engine.ingest;

import io.mittari.metrics.engine.index.HashTable;
import io.mittari.metrics.engine.index.Room;
import io.mittari.metrics.engine.index.Rows;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What a journal's blocks hold of records and keys, up to one of them. Not for two threads. */
final class RecordTables {

    static final int CONTENT = HashTable.CELLS;
    static final int VERSION = CONTENT + 8;
    static final int BLOCK = VERSION + 8;
    static final int ROW = BLOCK + 4;
    static final int ENTRY = ROW + 4;
    static final int NAMED = HashTable.CELLS;

    final Room room;
    final HashTable records;
    final HashTable keys;
    final Entries entries = new Entries();
    /** The first ordinal of each block. */
    final Rows blocks;

    private JournalPoint point = JournalPoint.START;

    RecordTables(Room room) {
        this.room = room;
        this.records = new HashTable(room, "records", ENTRY + 4 - HashTable.CELLS);
        this.keys = new HashTable(room, "keys", 4);
        this.blocks = new Rows(room, "blocks", 4);
    }

    /** Reads what {@link #write} wrote. */
    static RecordTables read(Room room, DataInput in) throws IOException {
        var tables = new RecordTables(room);
        tables.point = JournalPoint.read(in);
        tables.entries.read(in);
        tables.records.read(in);
        tables.keys.read(in);
        tables.blocks.read(in);
        return tables;
    }

    void write(DataOutput out) throws IOException {
        point.write(out);
        entries.write(out);
        records.write(out);
        keys.write(out);
        blocks.write(out);
    }

    /** The same in another room, which is empty. */
    RecordTables movedTo(Room other) throws IOException {
        var moved = new RecordTables(other);
        moved.point = point;
        moved.entries.addAll(entries);
        moved.records.addAll(records);
        moved.keys.addAll(keys);
        for (int block = 0; block < blocks.size(); block++) {
            moved.blocks.putInt(moved.blocks.add(), 0, blocks.getInt(block, 0));
        }
        return moved;
    }

    /** The last block it holds. */
    JournalPoint point() {
        return point;
    }

    void reached(JournalPoint next) {
        point = next;
    }

    /** Records and keys. */
    long size() {
        return (long) records.size() + keys.size();
    }

    /** What it takes of the heap. */
    long heap() {
        return room.heap() + records.heap() + keys.heap() + blocks.heap() + entries.heap();
    }
}
