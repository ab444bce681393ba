package io.mittari.metrics.engine.image;

import io.mittari.metrics.api.MetricsException.Unavailable;
import io.mittari.metrics.api.TenantId;
import io.mittari.metrics.engine.column.HeapSpace;
import io.mittari.metrics.engine.column.MappedSpace;
import io.mittari.metrics.engine.column.Space;
import io.mittari.metrics.engine.index.OwnerOnly;
import io.mittari.metrics.engine.ingest.StoredBlocks;
import io.mittari.metrics.store.JournalHead;
import io.mittari.metrics.store.JournalStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Images on disk, in a folder of each tenant: {@code columns-N}, the mapped columns, which go on growing, and {@code
 * snapshot}, which says how far they were filled at one sequence and what their checksum was. What is written to columns
 * later does not spoil the snapshot: it lies beyond what the snapshot tells of, or says of a fact that it ended later.
 * Derived from the journal; what does not fit it is thrown away.
 */
final class Snapshots {

    /** Changes with every change of the columns or of what they mean. */
    private static final int FORMAT = 1;

    static final String SNAPSHOT = "snapshot";

    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

    private final JournalStore store;
    private final ImageFolders folders;
    private final AtomicLong names = new AtomicLong(System.nanoTime());

    Snapshots(JournalStore store, ImageFolders folders) {
        this.store = store;
        this.folders = folders;
    }

    /** Where a new image of a tenant may grow; what was kept of it is thrown away. */
    Space space(TenantId tenant) {
        var folder = folders.of(tenant);
        if (folder == null) {
            return new HeapSpace();
        }
        try {
            folders.delete(tenant);
            OwnerOnly.folder(folder);
            var file = folder.resolve("columns-" + names.incrementAndGet());
            OwnerOnly.open(file, true).close();
            return new MappedSpace(file, 0);
        } catch (IOException e) {
            LOG.warn(
                    "the image of tenant {} stays in the heap, its folder cannot be written: {}", tenant, e.toString());
            return new HeapSpace(); // a full disk is no reason to give no answer
        }
    }

    /** The image as it was kept; empty if there is none, or if it is not what was written, or not of this journal. */
    Optional<Image> open(TenantId tenant, JournalHead head) throws Unavailable {
        var folder = folders.of(tenant);
        if (folder == null || !Files.exists(folder.resolve(SNAPSHOT))) {
            return Optional.empty();
        }
        try {
            var image = read(folder, tenant, head);
            int sequence = image.sequence();
            image.until.replace(until -> until > sequence ? Image.FOREVER : until);
            image.found();
            return Optional.of(image);
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("the image of tenant {} is made again from {} blocks: {}", tenant, head.blocks(), e.getMessage());
            return Optional.empty();
        }
    }

    /** Why what is kept cannot be used, in words; empty: it can be, or nothing is kept. Changes nothing. */
    Optional<String> wrong(TenantId tenant, JournalHead head) throws Unavailable {
        var folder = folders.of(tenant);
        if (folder == null || !Files.exists(folder.resolve(SNAPSHOT))) {
            return Optional.empty();
        }
        try {
            read(folder, tenant, head);
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What was written of an image is of no use, but may still be read by who was handed it: no other is to go on there. */
    void remove(TenantId tenant) {
        try {
            folders.delete(tenant);
        } catch (IOException e) {
            LOG.warn("what is left of the image of tenant {} cannot be deleted: {}", tenant, e.toString());
        }
    }

    private static void check(boolean fits, String otherwise) throws IOException {
        if (!fits) {
            throw new IOException(otherwise);
        }
    }

    private static long checksum(byte[] bytes) {
        var sum = new CRC32C();
        sum.update(bytes, 0, bytes.length - 8);
        return sum.getValue();
    }

    /** Whether the journal is the one the image was made of, and goes at least as far. */
    private boolean continues(DataInputStream in, TenantId tenant, JournalHead head) throws IOException, Unavailable {
        long sequence = in.readLong();
        long at = in.readLong();
        int blocks = in.readInt();
        int ordinals = in.readInt();
        long last = in.readLong();
        if (sequence > head.sequence() || blocks > head.blocks() || ordinals > head.ordinals()) {
            return false;
        }
        var committed = store.committedAt(tenant, sequence);
        return committed.isPresent()
                && committed.get().toEpochMilli() == at
                && new StoredBlocks(store, tenant).mark(blocks - 1) == last;
    }

    /** As it was written, but for ends that came later. */
    private Image read(Path folder, TenantId tenant, JournalHead head) throws IOException, Unavailable {
        var bytes = Files.readAllBytes(folder.resolve(SNAPSHOT));
        var in = new DataInputStream(new ByteArrayInputStream(bytes));
        check(
                bytes.length >= 8 && ByteBuffer.wrap(bytes).getLong(bytes.length - 8) == checksum(bytes),
                "its checksum is wrong");
        check(in.readInt() == FORMAT, "it is of another format");
        check(in.readUTF().equals(tenant.value()), "it is of another tenant");
        check(continues(in, tenant, head), "it is not of this journal");
        check(store.lost(tenant).isEmpty(), "blocks of the journal are set aside");
        return columns(folder, in);
    }

    private static Image columns(Path folder, DataInputStream in) throws IOException {
        var columns = folder.resolve(in.readUTF());
        long used = in.readLong();
        check(Files.isRegularFile(columns) && Files.size(columns) >= used, "its columns are not there");
        int sequence = in.readInt();
        var image = new Image(new MappedSpace(columns, used));
        for (var column : image.columns()) {
            column.read(in);
        }
        image.until.read(in);
        for (var column : image.ways.heads()) {
            column.read(in);
        }
        check(checksum(image, sequence) == in.readLong(), "its columns are not what was written");
        return image;
    }

    /** Keeps an image as it is. It must not grow until this returns. */
    void write(TenantId tenant, Image image) throws IOException, Unavailable {
        if (!(image.space instanceof MappedSpace space) || image.blocks() == 0 || !image.losses.isEmpty()) {
            return; // a journal with a hole in it is read again each time, until the hole is mended
        }
        long sequence = image.sequence();
        var committed = store.committedAt(tenant, sequence);
        if (committed.isEmpty()) {
            return;
        }
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.writeInt(FORMAT);
        out.writeUTF(tenant.value());
        out.writeLong(sequence);
        out.writeLong(committed.get().toEpochMilli());
        out.writeInt(image.blocks());
        out.writeInt(image.until.size());
        out.writeLong(new StoredBlocks(store, tenant).mark(image.blocks() - 1));
        out.writeUTF(space.file().getFileName().toString());
        out.writeLong(space.used());
        out.writeInt((int) sequence);
        for (var column : image.columns()) {
            column.write(out);
        }
        image.until.write(out);
        for (var column : image.ways.heads()) {
            column.write(out);
        }
        out.writeLong(checksum(image, (int) sequence));
        out.writeLong(0);
        var content = bytes.toByteArray();
        ByteBuffer.wrap(content).putLong(content.length - 8, checksum(content));
        put(space.file().resolveSibling(SNAPSHOT), content);
    }

    /** Of all that the image holds; facts that ended later than its sequence still stood. */
    private static long checksum(Image image, int sequence) {
        var sum = new CRC32C();
        for (var column : image.columns()) {
            column.check(sum);
        }
        long ends = 0;
        for (int ordinal = 0; ordinal < image.until.size(); ordinal++) {
            int until = image.until.get(ordinal);
            ends = ends * 31 + (until > sequence ? Image.FOREVER : until);
        }
        return ends ^ sum.getValue();
    }

    /** Written aside, and only then put in its place; not forced: what a power cut took of it does not fit its checksum. */
    private static void put(Path file, byte[] content) throws IOException {
        var aside = file.resolveSibling(file.getFileName() + ".new");
        try (var channel = OwnerOnly.open(aside, true)) {
            channel.truncate(0);
            var left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
