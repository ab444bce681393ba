package io.mittari.web;

import io.mittari.connector.spi.ImportRequest.ImportFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of one import, kept in a folder of its own until it is done. On disk they have numbers for names. */
final class Upload {

    /** What is left free for the store and the logs. */
    private static final long RESERVE = 64L << 20;

    private static final int CHUNK = 1 << 16;

    private final Path folder;
    /** By name, in the order they were announced; empty until the file is there whole. */
    private final Map<String, Optional<ImportFile>> files = new LinkedHashMap<>();

    private int announced;
    private long bytes;
    private boolean closed;

    Upload(Path folder) {
        this.folder = folder;
    }

    /**
     * Takes a file as it comes; several may come side by side. A name that was sent before, or is being sent, is refused.
     * A file that breaks off leaves nothing, and may be sent again.
     */
    void take(FileName name, Instant changed, InputStream content, long length) throws Refusal, IOException {
        var path = folder.resolve(String.valueOf(announce(name)));
        boolean whole = false;
        try {
            PrivateFiles.folder(folder);
            if (length > Files.getFileStore(folder).getUsableSpace() - RESERVE) {
                throw full(name);
            }
            long size = spool(name, content, path);
            if (length >= 0 && size != length) {
                throw Refusal.malformed("'%s' ended after %d of %d bytes".formatted(name.value(), size, length));
            }
            add(new ImportFile(name.value(), path, changed), size);
            whole = true;
        } finally {
            if (!whole) {
                forget(name);
                Files.deleteIfExists(path);
            }
        }
    }

    /** Takes no file any more, and returns those there are, in the order they were announced. */
    synchronized List<ImportFile> close() throws Refusal {
        if (files.isEmpty()) {
            throw Refusal.impossible("the import has no file");
        }
        for (var file : files.entrySet()) {
            if (file.getValue().isEmpty()) {
                throw Refusal.conflict("the file '%s' is still being sent".formatted(file.getKey()));
            }
        }
        closed = true;
        return files.values().stream().flatMap(Optional::stream).toList();
    }

    /** Whether a file is being sent now. */
    synchronized boolean underWay() {
        return files.containsValue(Optional.<ImportFile>empty());
    }

    synchronized long bytes() {
        return bytes;
    }

    void delete() throws IOException {
        PrivateFiles.delete(folder);
    }

    /** The number of the file on disk: no other one gets it, whatever comes of this one. */
    private synchronized int announce(FileName name) throws Refusal {
        if (closed) {
            throw Refusal.conflict("the import takes no file any more");
        }
        if (files.putIfAbsent(name.value(), Optional.empty()) != null) {
            throw Refusal.conflict("the import has a file '%s' already".formatted(name.value()));
        }
        return announced++;
    }

    private synchronized void forget(FileName name) {
        files.remove(name.value());
    }

    private synchronized void add(ImportFile file, long size) {
        files.put(file.name(), Optional.of(file));
        bytes += size;
    }

    private long spool(FileName name, InputStream content, Path path) throws Refusal, IOException {
        long size = 0;
        try (var out = Files.newOutputStream(PrivateFiles.file(path))) {
            var chunk = new byte[CHUNK];
            for (int read = content.read(chunk); read >= 0; read = content.read(chunk)) {
                var failure = written(out, chunk, read);
                if (failure.isPresent()) {
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
