package io.mittari.web;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files of one import, kept in a folder of its own until it is done. On disk they have numbers for names. */
final class Upload {

    /** What is left free for the store and the logs. */
    private static final long RESERVE = 64L << 20;

    private static final int CHUNK = 1 << 16;

    private final Path folder;
    private final List<ImportFile> files = new ArrayList<>();
    private long bytes;

    Upload(Path folder) {
        this.folder = folder;
    }

    /** Takes a file as it comes. A file that was sent before under the same name is refused. */
    void take(FileName name, Instant changed, InputStream content, long length) throws Refusal, IOException {
        if (files().stream().anyMatch(file -> file.name().equals(name.value()))) {
            throw Refusal.conflict("the import has a file '%s' already".formatted(name.value()));
        }
        PrivateFiles.folder(folder);
        if (length > Files.getFileStore(folder).getUsableSpace() - RESERVE) {
            throw full(name);
        }
        var path = folder.resolve(String.valueOf(files().size()));
        long size = spool(name, content, path);
        if (length >= 0 && size != length) {
            Files.delete(path);
            throw Refusal.malformed("'%s' ended after %d of %d bytes".formatted(name.value(), size, length));
        }
        add(new ImportFile(name.value(), path, changed), size);
    }

    /** In the order they came. */
    synchronized List<ImportFile> files() {
        return List.copyOf(files);
    }

    synchronized long bytes() {
        return bytes;
    }

    void delete() throws IOException {
        PrivateFiles.delete(folder);
    }

    private synchronized void add(ImportFile file, long size) {
        files.add(file);
        bytes += size;
    }

    private long spool(FileName name, InputStream content, Path path) throws Refusal, IOException {
        Files.deleteIfExists(path);
        long size = 0;
        try (var out = Files.newOutputStream(PrivateFiles.file(path))) {
            var chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                var failure = written(out, chunk, read);
                if (failure.isPresent()) {
                    Files.deleteIfExists(path);
                    throw Files.getFileStore(folder).getUsableSpace() < RESERVE ? full(name) : failure.get();
                }
                size += read;
            }
        }
        return size;
    }

    /** Tells a disk that cannot be written from a sender that is gone. */
    private static Optional<Refusal> written(OutputStream out, byte[] chunk, int length) {
        try {
            out.write(chunk, 0, length);
            return Optional.empty();
        } catch (IOException unwritable) {
            return Optional.of(Refusal.noSpace("the upload cannot be kept: " + unwritable.getMessage()));
        }
    }

    private Refusal full(FileName name) {
        return Refusal.noSpace("the disk of %s is full: '%s' does not fit; nothing was imported"
                .formatted(folder.getParent(), name.value()));
    }
}
